import Foundation
import Testing

/// `kensan summary --layout`: a city's own summary workbook.
@Suite("Layouts of summaries")
struct LayoutTests {
  private func cells(_ name: String, _ scratch: Scratch) throws -> [String: String] {
    let lines = try Program.run(["cells", name, "--formulas"], in: scratch.folder).lines
    return try lines.reduce(into: [:]) { cells, line in
      let cell = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let formula = (cell["formula"] as? String).map { "=\($0) → " } ?? ""
      cells["\(cell["sheet"] ?? "")!\(cell["ref"] ?? "")"] = "\(formula)\(cell["value"] ?? "")"
    }
  }

  private func layout(_ cells: [(String, String)], _ scratch: Scratch) throws {
    let list = cells.map { #"{"ref":"\#($0)","value":"\#($1)"}"# }.joined(separator: ",")
    try scratch.write(
      Array(
        (#"{"kensan":"workbook","version":1,"sheets":[{"name":"表","cells":["# + list
          + #",{"ref":"C3","value":0,"formula":"B3*100/B$5"},{"ref":"B5","value":0,"formula":"SUM(B3:B4)"}]},"#
          + #"{"name":"説明","cells":[{"ref":"A1","value":"{{#何でも}}"}]}]}"#).utf8),
      to: "layout.json")
    try? FileManager.default.removeItem(at: scratch.url("layout.xlsx"))
    #expect(
      try Program.run(["convert", "layout.json", "layout.xlsx"], in: scratch.folder).code == 0)
  }

  @Test("rows repeat with their formulas, sums grow along, results stand there, notes are left out")
  func repeated() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.xlsx", as: "in.xlsx")
    try layout(
      [
        ("A1", "{{集計.評価年度}}の集計（{{集計.指標数}} 指標）"), ("B1", "{{集計.達成}}"),
        ("A3", "{{#区分2 2}}{{区分.名称}}"), ("B3", "{{区分.指標数}}{{/区分2}}"), ("A5", "計"),
        ("A7", "{{#区分9}}{{区分.名称}}"), ("B7", "{{区分.達成}}{{/区分9}}"),
        ("A9", "{{#未達成}}{{指標.名称}}"), ("B9", "{{指標.達成率}}"), ("C9", "{{指標.達成状況}}{{/未達成}}"),
      ], scratch)
    let run = try Program.run(
      ["summary", "in.xlsx", "-o", "out.xlsx", "--layout", "layout.xlsx"], in: scratch.folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errorLines.first == "{{#区分9}} に当てはまるものがないため、空けてあります。")
    let shown = try cells("out.xlsx", scratch)
    _ = try Program.run(["summary", "in.xlsx", "-o", "out.json"], in: scratch.folder)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(try scratch.bytes("out.json")))
        as? [String: Any])
    let levels = try #require(json["levels"] as? [[String: Any]])
    let groups = try #require(levels[1]["groups"] as? [[String: Any]])
    let unmet = try #require(json["indicators"] as? [[String: Any]]).count {
      $0["outcome"] as? String == "unmet"
    }
    #expect(shown["表!A1"] == "令和4年度の集計（16 指標）" && shown["表!B1"] == "8")
    for (number, group) in groups.enumerated() {
      #expect(shown["表!A\(3 + number)"] == group["label"] as? String)
      let count = try #require(group["indicators"] as? Int)
      #expect(shown["表!B\(3 + number)"] == "\(count)")
      let share = try #require(shown["表!C\(3 + number)"])
      let formula = "=B\(3 + number)*100/B$\(3 + groups.count) → "
      #expect(share.hasPrefix(formula))
      #expect(abs((Double(share.dropFirst(formula.count)) ?? 0) - Double(count) / 0.16) < 1e-9)
    }
    let sum = 3 + groups.count
    #expect(shown["表!A\(sum)"] == "計")
    #expect(shown["表!B\(sum)"] == "=SUM(B3:B\(sum - 1)) → 16")
    #expect(shown["表!A\(sum + 2)"] == nil)
    let states = (0..<unmet).map { shown["表!C\(sum + 4 + $0)"] }
    #expect(states.allSatisfy { $0 == "未達成" } && unmet == 7)
    #expect(!shown.keys.contains { $0.hasPrefix("説明") })
    let again = try Program.run(
      ["summary", "out.xlsx", "-o", "x.xlsx", "--lang", "en"], in: scratch.folder)
    #expect(again.code == 2 && again.errors.contains("made by kensan merge or summary"))
  }

  @Test("the installed layout keeps its charts, which cover all rows, and checks clean")
  func installed() throws {
    let scratch = try Scratch()
    for name in ["施策-01-01-01", "施策-02-01-01", "施策-05-01-01"] {
      try scratch.copy("batch/\(name).xlsx", as: "in/\(name).xlsx")
    }
    let run = try Program.run(
      ["summary", "in", "-o", "out.xlsx", "--layout", "standard"], in: scratch.folder)
    #expect(run.code == 0, "\(run.errors)")
    let shown = try cells("out.xlsx", scratch)
    #expect(shown["区分別!A7"]?.hasPrefix("05") == true && shown["区分別!A8"] == "合計")
    #expect(shown["区分別!B8"]?.hasPrefix("=SUM(B5:B7) → ") == true)
    #expect(!shown.values.contains { $0.contains("{{") })
    #expect(try Program.run(["convert", "out.xlsx", "parts"], in: scratch.folder).code == 0)
    let charts = try FileManager.default.contentsOfDirectory(
      atPath: scratch.url("parts/xl/charts").path
    ).filter { $0.hasSuffix(".xml") }
    #expect(charts.count == 3)
    let sources = try charts.map {
      String(decoding: try scratch.bytes("parts/xl/charts/" + $0), as: UTF8.self)
    }
    #expect(sources.contains { $0.contains("'区分別'!$C$5:$C$7") || $0.contains("区分別!$C$5:$C$7") })
    let check = try Program.run(["check", "out.xlsx", "--format", "jsonl"], in: scratch.folder)
    #expect(check.code == 0 && check.output.isEmpty, "\(check.output)")
  }

  @Test(
    "a mistake in a layout is told at its cell, with what was meant",
    arguments: [
      ("{{集計.達成数}}", "layout.xlsx: 表!A3: {{集計.達成数}} は集計の様式では使えません。"),
      ("{{#指標一覧}}x{{/指標一覧}}", "{{#指標一覧}} は集計の様式では使えません。"),
      ("{{#指標}}x", "{{#指標}} が閉じていません"), ("{{/指標}}", "{{/指標}} に合う {{#指標}} が前にありません"),
    ])
  func mistakes(_ text: String, _ sentence: String) throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.xlsx", as: "in.xlsx")
    try layout([("A3", text)], scratch)
    let run = try Program.run(
      ["summary", "in.xlsx", "-o", "out.xlsx", "--layout", "layout.xlsx"], in: scratch.folder)
    #expect(run.code == 2 && !scratch.exists("out.xlsx"))
    #expect(run.errors.contains(sentence), "\(run.errors)")
  }

  @Test("a layout is for workbooks, and an unknown name says which there are")
  func refused() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.xlsx", as: "in.xlsx")
    let html = try Program.run(
      ["summary", "in.xlsx", "-o", "out.html", "--layout", "standard"], in: scratch.folder)
    #expect(html.code == 2 && html.errors.contains(".xlsx のときに使えます"))
    let none = try Program.run(
      ["summary", "in.xlsx", "-o", "out.xlsx", "--layout", "none"], in: scratch.folder)
    #expect(none.code == 2 && none.errors.contains("使える様式: standard"))
  }
}
