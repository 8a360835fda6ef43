import Grid
import Testing

@testable import Rules

/// Sentences as they come: cut off, run together, with brackets that end in another sentence.
@Suite("Any text")
struct AnyTextTests {
  private static let pieces = [
    "図書館の利用者数", "自主防災組織の結成率", "市民1人当たりの貸出冊数", "「", "」", "『", "』", "（", "）", "。", "、", "⏎", "・", "は",
    "が",
    "の", "を", "に", "で", "と", "も", "：", "→", "目標", "実績", "達成率", "48,760人", "68.9％", "6.3冊", "70％",
    "2倍", "9割", "1.1ポイント",
    "3,660人", "令和4年度", "前年度", "前回", "平成26年度", "県平均", "達成した", "未達成", "届かなかった", "上回った", "を除く", "合わせて",
    "内訳は",
    "うち", "計", "約", "以上", "台", "①", "指標", "両", "全て", "いずれも", "増加", "減少", "また来たい", "決算額", "6,182千円",
    "予算額",
    "から", "まで", "へ", "より", "比", "10人中3人", "＋", "△", " ", "　",
  ]

  @Test("is read without a trap", arguments: 1..<9)
  func anyText(_ seed: UInt64) throws {
    var state = seed
    func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<60 {
      let text = (0...next(below: 40)).map { _ in Self.pieces[next(below: Self.pieces.count)] }
        .joined()
      let findings = try SentenceTests.table.findings(text)
      #expect(findings.allSatisfy { !$0.message.ja.isEmpty }, "\(text)")
    }
  }
}
