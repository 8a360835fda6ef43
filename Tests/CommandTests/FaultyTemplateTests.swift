import Foundation
import Testing

/// A folder with a template that cannot be used beside others that can.
@Suite("a faulty template among others")
struct FaultyTemplateTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    let table = [
      "指標名,単位,目標値(R4),実績値(R4)", "{{#指標}}{{指標.名称}},{{指標.単位}},{{指標.目標@R4}},{{指標.実績@R4}}{{/指標}}",
    ]
    try write("t/fine/評価.csv", table)
    try write("t/fine/設定.csv", ["キー,値", "様式ID,fine", "様式名,よい様式", "評価年度,2022"])
    try write("t/broken/評価.csv", [table[0], table[1].replacing("{{/指標}}", with: "")])
    try write("t/broken/設定.csv", ["キー,値", "様式ID,broken", "様式名,こわれた様式", "評価年度,2022"])
    try write("fine.csv", ["指標名,単位,目標値(R4),実績値(R4)", "利用者数,人,5,4"])
    try write("other.csv", ["事業名,取組名,成果指標,単位,令和3年度実績", "公園,清掃,参加者数,人,120", "道路,点検,延長,km,14"])
  }

  private func write(_ name: String, _ lines: [String]) throws {
    try scratch.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: name)
  }

  private func run(_ words: [String]) throws -> Program.Run {
    try Program.run(words + ["--templates", "t"], in: scratch.folder, templates: false)
  }

  private let told = "kensan: 様式定義 broken 評価!A2: "
  private let without = "kensan: 使えない様式定義（broken）を除いて続けます。"

  @Test(
    "is told at its cell, the others are used to the end, and the code is that of an unread file")
  func goesOn() throws {
    let run = try run(["extract", "fine.csv"])
    #expect(run.code == 2)
    #expect(run.lines.count == 2)
    #expect(run.errors.hasPrefix(told))
    #expect(run.errorLines.last?.hasPrefix(without) == true)
    let list = try self.run(["form", "list"])
    #expect(list.code == 2)
    #expect(list.lines == ["fine  よい様式"])
    let english = try self.run(["check", "fine.csv", "--lang", "en"])
    #expect(english.code == 2)
    #expect(english.lines.last == "errors 0, warnings 0, info 0 / in 0 of 1 files")
    #expect(english.errors.hasPrefix("kensan: Template broken 評価!A2: "))
    #expect(english.errorLines.last?.contains("going on without the templates") == true)
  }

  @Test("changes no exit code where another form is named, and stops what names it or has no other")
  func named() throws {
    let fine = try run(["extract", "fine.csv", "--form", "fine"])
    #expect(fine.code == 0)
    #expect(fine.lines.count == 2)
    #expect(fine.errors.hasPrefix(told))
    for words in [["extract", "fine.csv", "--form", "broken"], ["form", "show", "broken"]] {
      let run = try run(words)
      #expect(run.code == 2)
      #expect(run.output.isEmpty)
      #expect(run.errors.hasPrefix(told))
      #expect(!run.errors.contains(without))
    }
    try FileManager.default.removeItem(at: scratch.url("t/fine"))
    let none = try run(["extract", "fine.csv"])
    #expect(none.code == 2)
    #expect(none.output.isEmpty)
    #expect(none.errors.hasPrefix(told))
  }

  @Test("is named where a file is read by a proposed template, and where a rule may be its own")
  func drafted() throws {
    let run = try run(["extract", "other.csv"])
    #expect(run.code == 2)
    #expect(run.lines.count == 2)
    #expect(
      run.errors.contains("kensan: other.csv: 使えない様式定義（broken）のほかに合う様式定義がないため、このファイルから推定した定義で読みました")
    )
    let rule = try self.run(["check", "fine.csv", "--select", "市-1"])
    #expect(rule.code == 2)
    #expect(rule.errors.contains("規則「市-1」はありません。"))
    #expect(rule.errors.contains("様式定義 broken 評価!A2: "))
  }

  @Test("is told at its file where that is no workbook at all")
  func noWorkbook() throws {
    try FileManager.default.removeItem(at: scratch.url("t/broken"))
    try write("t/torn.xlsx", ["no zip"])
    let run = try run(["extract", "fine.csv"])
    #expect(run.code == 2)
    #expect(run.lines.count == 2)
    #expect(run.errors.hasPrefix("kensan: t/torn.xlsx: "))
  }
}
