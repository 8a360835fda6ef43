import Grid
import Notation
import Testing

/// A sentence of the set with what every run of its digits says.
struct ClaimSentence: Sendable {
  var text: String
  var subjects: [ClaimSubject]
  /// By UTF-8 range of the digits in the text; the empty string for nothing.
  var expected: [(digits: Range<Int>, says: String)]

  static let year = 2022

  static func claims(_ text: String, _ subjects: [ClaimSubject]) -> [Claim] {
    Claim.find(
      in: NumberedText(text), subjects: subjects,
      mentions: NameMention.find(in: text, subjects: subjects), year: year)
  }

  static func read(_ set: String) -> [ClaimSentence] {
    var subjects: [ClaimSubject] = []
    return set.split(separator: "\n").compactMap { line in
      if line.hasPrefix("#") {
        subjects = line.dropFirst().split(separator: ";").compactMap { entry in
          let parts = entry.split(separator: "|")
          guard parts.count == 2 else { return nil }
          return ClaimSubject(
            name: String(parts[0].drop { $0 == " " }), unit: String(parts[1]))
        }
        return nil
      }
      return sentence(line, subjects)
    }
  }

  private static func sentence(_ line: Substring, _ subjects: [ClaimSubject]) -> ClaimSentence {
    var text = ""
    var expected: [(digits: Range<Int>, says: String)] = []
    var rest = line
    while let first = rest.first {
      if first == "{", let end = rest.firstIndex(of: "}") {
        let parts = rest[rest.index(after: rest.startIndex)..<end].split(separator: "=")
        let start = text.utf8.count
        text += parts[0]
        expected.append((start..<text.utf8.count, String(parts[1])))
        rest = rest[rest.index(after: end)...]
      } else if isDigit(first) {
        let run = rest.prefix { isDigit($0) || $0 == "," || $0 == "." }
        expected.append((text.utf8.count..<text.utf8.count + run.utf8.count, ""))
        text += run
        rest = rest.dropFirst(run.count)
      } else {
        text.append(first)
        rest = rest.dropFirst()
      }
    }
    return ClaimSentence(text: text, subjects: subjects, expected: expected)
  }

  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || ("０"..."９").contains(character)
  }

  /// What the grammar makes of it, in the notation of the set.
  func told() -> [String] {
    let claims = Self.claims(text, subjects)
    return expected.map { digits, _ in
      claims.first { $0.number.digits == digits }.map(Self.written) ?? ""
    }
  }

  private static func written(_ claim: Claim) -> String {
    let owner = claim.subject.map { "\($0 + 1)" } ?? ""
    let time =
      switch claim.time {
      case .unstated: ""
      case .earlier: "@前"
      case .fiscalYear(let year):
        Era.ofFiscalYear(year).map { "@\($0.era.letter)\($0.number)" } ?? "@\(year)"
      }
    func base(_ base: Claim.Base) -> String {
      switch base {
      case .target: "/目標"
      case .finalTarget: "/最終目標"
      case .earlier: "/前"
      case .baseline: "/基準"
      case .foreign: "/他"
      }
    }
    return switch claim.quantity {
    case .target: "目標" + owner + time
    case .finalTarget: "最終目標" + owner
    case .actual: "実績" + owner + time
    case .baseline: "基準" + owner + time
    case .foreign: "他" + owner
    case .rate: "達成率" + owner
    case .difference(let from): "差" + owner + base(from)
    case .points(let from): "ポイント" + owner + base(from)
    case .growth: "増減率" + owner
    case .multiple(let from): "倍" + owner + base(from)
    case .execution: "執行率"
    case .index: "比" + owner
    case .part: "部分" + owner
    case .whole: "全体" + owner
    case .spent: "決算" + time
    case .budget: "予算" + time
    case .amountDifference: "増減額"
    }
  }
}

@Suite("Numbers in sentences")
struct ClaimTests {
  private struct Figures: CustomStringConvertible {
    var right = 0
    var left = 0
    var wrong = 0
    var lines: [String] = []
    var total: Int { right + left + wrong }

    var description: String {
      "\(right) of \(total) numbers right, \(left) left out, \(wrong) wrong\n"
        + lines.joined(separator: "\n")
    }
  }

  private func figures(_ set: String) -> Figures {
    var figures = Figures()
    for sentence in ClaimSentence.read(set) {
      for (told, expected) in zip(sentence.told(), sentence.expected) {
        if told == expected.says {
          figures.right += 1
          continue
        }
        if told.isEmpty { figures.left += 1 } else { figures.wrong += 1 }
        figures.lines.append("\(expected.says) ≠ \(told): \(sentence.text)")
      }
    }
    return figures
  }

  @Test("are attributed right in the sentences the grammar was made with")
  func worked() {
    let figures = figures(ClaimSentences.worked)
    print("worked: \(figures)")
    #expect(figures.total >= 150)
    #expect(figures.wrong == 0)
    #expect(figures.right * 100 >= figures.total * 95)
  }

  @Test("are attributed right in sentences the grammar was not made with")
  func heldOut() {
    let figures = figures(ClaimSentences.heldOut)
    print("held out: \(figures)")
    #expect(figures.total >= 50)
    #expect(figures.wrong == 0)
    #expect(figures.right * 100 >= figures.total * 95)
  }

  @Test("that count nothing of the indicators are left alone", arguments: ClaimSentences.quiet)
  func quiet(_ text: String) {
    let subjects = [
      ClaimSubject(name: "図書館の利用者数", unit: "人"), ClaimSubject(name: "講座の満足度", unit: "%"),
      ClaimSubject(name: "相談件数", unit: "件"),
    ]
    let claims = ClaimSentence.claims(text, subjects)
    #expect(claims.filter { $0.subject != nil } == [])
  }

  @Test("are looked for in what people write, not in tables and in sentences without an end")
  func endless() {
    let subjects = [ClaimSubject(name: "相談件数", unit: "件")]
    func count(_ text: String) -> Int {
      ClaimSentence.claims(text, subjects).count
    }
    let plain = "相談件数は120件でした。"
    #expect(count(plain) == 1)
    #expect(count(String(repeating: "また、", count: 400) + plain) == 0)
    #expect(count(String(repeating: "また、", count: 400) + "。" + plain) == 1)
    #expect(count(String(repeating: plain, count: 500)) == 500)
    #expect(count(String(repeating: plain, count: 501)) == 0)
    #expect(count(String(repeating: "第1", count: 16_000)) == 0)
  }
}
