import Grid
import Notation
import Testing

/// Texts of the canonical notation, of every kind that values.md knows.
private struct CanonicalWriter {
  var random: SeededRandom

  init(_ seed: UInt64) { random = SeededRandom(seed) }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func pick<T>(_ all: [T]) -> T {
    all[Int.random(in: all.indices, using: &random)]
  }

  /// Words that end in what no number begins with.
  static let names = [
    "加入率", "市民1人当たりのごみ排出量", "出生数（年間）", "放課後児童クラブ", "特定健診受診率", "ＩＣＴ研修の参加者", "Wi-Fi設置か所",
  ]

  mutating func number() -> String {
    let scale = pick([0, 0, 0, 1, 1, 2, 3])
    let most: Int = pick([9, 999, 99_999, 9_999_999_999])
    let value = ExactDecimal(
      units: Int128(Int.random(in: -most...most, using: &random)), scale: scale)
    let unit = chance(70) ? pick(Units.canonicalSpellings.sorted()) : ""
    let bound = chance(20) ? pick(["以上", "以下", "未満", "超", "程度"]) : ""
    var text = (chance(15) ? "約" : "") + NumberText.formatted(value, grouping: true) + unit + bound
    if chance(25) { text += " (\(period().label))" }
    if chance(10) { text += " (\(Int.random(in: 1...40, using: &random))%\(pick(["増", "減"])))" }
    return text
  }

  mutating func period() -> Period {
    let year = Int.random(in: 1990...2040, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return .fiscal(year)
    case 1: return Period(.calendarYear(year))
    default: return Period(.yearMonth(year, Int.random(in: 1...12, using: &random)))
    }
  }

  mutating func value() -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: pick(["-", "－", "集計中", "未設定", "調査未実施", "廃止", "***", "皆増", "隔年調査のため数値なし"])
    case 1: pick(QualitativeScale.standard.flatMap(\.levels))
    case 2: pick(QualitativeScale.standard.flatMap(\.levels)) + " (\(period().label))"
    default: number()
    }
  }
}

@Suite("canonical notation")
struct CanonicalTextTests {
  private func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  @Test("what is read out of the canonical notation is printed the same, and keeps its place")
  func values() {
    var writer = CanonicalWriter(4)
    var wrong: [String] = []
    for _ in 0..<6_000 {
      let text = writer.value()
      let read = CompositeText.parse(text)
      if read.canonical != text || read.valueRange.map({ slice(text, $0) }) != text {
        wrong.append("\(text) → \(read.canonical ?? "nil")")
      }
      if let number = read.number {
        #expect(slice(text, number.range) == number.text)
        if let range = number.unitRange { #expect(slice(text, range) == number.unit) }
      }
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test("a name before the value comes back with it, and each keeps its place")
  func named() {
    var writer = CanonicalWriter(5)
    var wrong: [String] = []
    for _ in 0..<6_000 {
      let name = writer.pick(CanonicalWriter.names)
      let value = writer.value()
      let text = name + " " + value
      let read = CompositeText.parse(text)
      if read.canonical != text || read.nameRange.map({ slice(text, $0) }) != name
        || read.valueRange.map({ slice(text, $0) }) != value
      {
        wrong.append("\(text) → \(read.canonical ?? "nil")")
      }
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test("a period is printed as it is read")
  func periods() {
    var writer = CanonicalWriter(6)
    for _ in 0..<2_000 {
      let period = writer.period()
      #expect(Period.parse(period.label) == period)
      #expect(Period.find(in: "目標\(period.label)の値").map(\.0) == [period])
    }
  }
}
