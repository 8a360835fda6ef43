import Forms
import Foundation
import Grid
import Testing

@testable import Rules

/// What every rule says of its own examples: a clerk reads nothing else.
@Suite("Every message of every example")
struct MessageTests {
  private static let languages = [Language.ja, .en]

  private func findings() throws -> [Finding] {
    let one = try ExampleCase.all.flatMap { try $0.findings($0.example.book()) }
    return one + (try BatchExampleCase.all.flatMap { $0.findings(try $0.context()) })
  }

  @Test("says what to do, in both languages, line for line")
  func remedies() throws {
    for finding in try findings() {
      let place = "\(finding.rule) \(finding.message.ja)"
      for language in Self.languages {
        let remedy = Message.remedy(ja: "", en: "").text(language)
        let cause = Message.cause(ja: "", en: "").text(language)
        let lines = finding.detail.map { $0.text(language) }
        #expect(!finding.message.text(language).isEmpty, "\(place)")
        #expect(lines.allSatisfy { !$0.isEmpty }, "\(place)")
        let remedies = lines.count { $0.hasPrefix(remedy) }
        #expect(remedies == 1 || remedies == 0 && finding.fix != nil, "\(place)")
        #expect(lines.count { $0.hasPrefix(cause) } <= 1, "\(place)")
        // Reports put more behind the last line.
        if remedies == 1 { #expect(lines.last?.hasPrefix(remedy) == true, "\(place)") }
      }
    }
  }

  @Test("speaks of nothing that only programmers know, and cuts nothing")
  func words() throws {
    let inner = ["nil", "Optional(", "{{", "}}", "NaN", "sheetIndex", "Dice", "regex", "()", "N2"]
    for finding in try findings() {
      for language in Self.languages {
        for line in [finding.message] + finding.detail {
          let text = line.text(language)
          for word in inner { #expect(!text.contains(word), "\(finding.rule) \(text)") }
          // 85.833… is no cut, and neither is a quotation that begins or ends inside a sentence.
          let pieces = text.split(separator: "…", omittingEmptySubsequences: false)
          for (left, right) in zip(pieces, pieces.dropFirst()) {
            let isOpen =
              left.last.map { $0.isNumber || "「（(\"".contains($0) } ?? true
              || right.first.map { "」）)\"".contains($0) } ?? true
            #expect(isOpen, "\(finding.rule) \(text)")
          }
        }
      }
    }
  }

  @Test(
    "repeats no name of a person, whatever is wrong around it",
    arguments: [
      "丙丁戊己", "\"　市民部次長　丙丁戊己 \"", "\"丙丁戊己 \"", "市民部次長 丙丁戊己、参事 庚辛壬癸", "ﾋﾞｮｳ 丙丁戊己",
      "丙 丁 戊 己", "丙丁戊己书", "丙丁戊己（市民課）①②", "#REF!丙丁戊己", "丙丁戊己　R4年度",
    ])
  func names(_ name: String) throws {
    let layouts = [ExampleLayout.signed, .departments]
    let grids = [
      "施策名|市民活動\n総括|\(name)が進んだ。\n記入日|令和元年12月20日\n記入者|\(name)",
      "人権|市民課|企画課|\(name)\n国際|市民課|企画課|課長 甲乙\n広報|市民課|\(name)|\(name)",
    ]
    for (layout, grid) in zip(layouts, grids) {
      let example = Example("名前", "names", layout: layout, grid: grid)
      let book = example.book()
      let form = try FormReader.read(
        book, templates: [layout.template()], formID: "example")
      for finding in Checker.check(form, book: book) {
        let lines = ([finding.message] + finding.detail).flatMap { [$0.ja, $0.en] }
        let told = lines + finding.evidence.map(\.value) + [finding.owner]
        #expect(!told.contains { $0.contains("丙丁") }, "\(finding.rule) \(told)")
      }
    }
  }

  @Test("the whole list, for a person to read")
  func list() throws {
    guard let path = ProcessInfo.processInfo.environment["MESSAGES"] else { return }
    var text = ""
    for finding in try findings() {
      for language in Self.languages {
        let lines = ([finding.message] + finding.detail).map { $0.text(language) }
        text += "\(finding.rule) \(finding.location) " + lines.joined(separator: "\n    ") + "\n"
      }
    }
    try Data(text.utf8).write(to: URL(filePath: path))
  }
}
