import Foundation
import Testing

/// `kensan summary` as planners run it, in each of its formats.
@Suite("Summaries on the command line")
struct SummaryCommandTests {
  @Test("every format holds the same figures", arguments: ["xlsx", "html", "csv", "json"])
  func formats(_ suffix: String) throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.xlsx", as: "in.xlsx")
    let run = try Program.run(["summary", "in.xlsx", "-o", "out.\(suffix)"], in: scratch.folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errorLines.last == "1 ファイルを out.\(suffix) に集計しました。")
    let bytes = try scratch.bytes("out.\(suffix)")
    let text = String(decoding: bytes, as: UTF8.self)
    switch suffix {
    case "xlsx":
      let cells = try Program.run(["cells", "out.xlsx", "--formulas"], in: scratch.folder)
      #expect(cells.output.contains(#""sheet":"目次","ref":"A2","type":"s","value":"評価年度 令和4年度"#))
      #expect(cells.output.contains("指標 16（達成 8・未達成 7・集計中 0・測定不可 1）"))
    case "html":
      #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"ja\">"))
      #expect(!text.contains("http") && !text.contains("<script"))
      #expect(text.contains("<svg") && text.contains("<span>達成</span><b>8</b>"))
    case "csv":
      #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
      let last = try #require(text.split(separator: "\r\n").last)
      #expect(last.hasPrefix("全体,,全体,16,8,7,0,1,0,53.3,129.8,10,,0,1,4,5,"))
    default:
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
      let total = try #require(json["total"] as? [String: Any])
      #expect(total["met"] as? Int == 8 && total["not_measurable"] as? Int == 1)
      #expect(total["mean_rate"] as? Double == 129.8)
      let levels = try #require(json["levels"] as? [[String: Any]])
      #expect(levels.map { $0["level"] as? String } == ["プロセス", "項目", "主管課"])
      #expect((json["indicators"] as? [Any])?.count == 16)
    }
  }

  @Test("the page speaks the language asked for")
  func english() throws {
    let scratch = try Scratch()
    try scratch.copy("tokorozawa.xlsx", as: "in.xlsx")
    let run = try Program.run(
      ["summary", "in.xlsx", "-o", "out.html", "--lang", "en"], in: scratch.folder)
    #expect(run.code == 0)
    let text = String(decoding: try scratch.bytes("out.html"), as: UTF8.self)
    #expect(text.contains("<html lang=\"en\">") && text.contains("<h2>Targets missed</h2>"))
    #expect(!text.contains("未達成の指標"))
  }

  @Test("threads make no difference")
  func threads() throws {
    let scratch = try Scratch()
    for name in ["施策-01-01-01.xlsx", "施策-01-02-02.xlsx", "施策-02-01-01.xlsx"] {
      try scratch.copy("batch/" + name, as: "in/" + name)
    }
    for jobs in ["1", "3"] {
      _ = try Program.run(
        ["summary", "in", "-o", "\(jobs).xlsx", "--jobs", jobs], in: scratch.folder)
    }
    #expect(try scratch.bytes("1.xlsx") == scratch.bytes("3.xlsx"))
  }

  @Test("one unreadable file among others is told, and the rest is summarised")
  func unreadable() throws {
    let scratch = try Scratch()
    try scratch.copy("batch/施策-01-01-01.xlsx", as: "in/a.xlsx")
    try scratch.write(Array("PK\u{3}\u{4}broken".utf8), to: "in/b.xlsx")
    let run = try Program.run(["summary", "in", "-o", "out.json"], in: scratch.folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("in/b.xlsx"))
    let text = String(decoding: try scratch.bytes("out.json"), as: UTF8.self)
    #expect(text.contains("\"files\":[\"a.xlsx\"],\"unread\":[{\"file\":\"b.xlsx\""))
  }

  @Test("nothing to summarise, another suffix and an existing file are errors that say what to do")
  func mistakes() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.xlsx", as: "in.xlsx")
    try scratch.write([], to: "empty/.keep")
    let none = try Program.run(["summary", "empty", "-o", "out.xlsx"], in: scratch.folder)
    #expect(none.code == 2 && !scratch.exists("out.xlsx"))
    let suffix = try Program.run(["summary", "in.xlsx", "-o", "out.pdf"], in: scratch.folder)
    #expect(suffix.code == 2)
    #expect(suffix.errors.contains(".xlsx、.html、.csv、.json"))
    try scratch.write([1], to: "out.csv")
    let there = try Program.run(["summary", "in.xlsx", "-o", "out.csv"], in: scratch.folder)
    #expect(there.code == 2)
    #expect(try scratch.bytes("out.csv") == [1])
  }

  @Test("last year's file gives the movement, the roster who has submitted")
  func references() throws {
    let scratch = try Scratch()
    try scratch.copy("batch/施策-04-01-01.xlsx", as: "before/old.xlsx")
    try scratch.copy("batch/施策-01-01-01.xlsx", as: "in/a.xlsx")
    try scratch.copy("batch/roster.csv", as: "roster.csv")
    let run = try Program.run(
      ["summary", "in", "-o", "out.xlsx", "--against", "before", "--roster", "roster.csv"],
      in: scratch.folder)
    #expect(run.code == 0, "\(run.errors)")
    let cells = try Program.run(["cells", "out.xlsx"], in: scratch.folder)
    #expect(cells.output.contains("名簿との照合: 提出済 1・未提出 12"))
  }

  @Test("kensan checks its own summary, and other commands refuse it")
  func checked() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.xlsx", as: "in.xlsx")
    _ = try Program.run(["summary", "in.xlsx", "-o", "out.xlsx"], in: scratch.folder)
    let fine = try Program.run(["check", "out.xlsx", "--format", "jsonl"], in: scratch.folder)
    #expect(fine.code == 0 && fine.output.isEmpty, "\(fine.output) \(fine.errors)")
    let again = try Program.run(["summary", "out.xlsx", "-o", "x.xlsx"], in: scratch.folder)
    #expect(again.code == 2)
    #expect(again.errors.contains("kensan merge や summary で作ったブックです"))
  }

  @Test("what forms say is text in the page and in the table, whatever it looks like")
  func escaped() throws {
    let scratch = try Scratch()
    let table =
      "分野,施策名,指標名,現状値(平成30年度),目標値(令和6年度),解説・算出方法など,関連計画\r\n"
      + "=1+1,<b>太字</b>,<script>alert(1)</script>,10人,20人,-,-\r\n"
      + "=1+1,<b>太字</b>,二つ目,10人,20人,-,-\r\n"
    try scratch.write(Array(table.utf8), to: "in.csv")
    _ = try Program.run(
      ["summary", "in.csv", "-o", "out.html", "--form", "isesaki"], in: scratch.folder)
    _ = try Program.run(
      ["summary", "in.csv", "-o", "out.csv", "--form", "isesaki"], in: scratch.folder)
    let page = String(decoding: try scratch.bytes("out.html"), as: UTF8.self)
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!page.contains("<script>") && !page.contains("<b>太字"))
    let figures = String(decoding: try scratch.bytes("out.csv"), as: UTF8.self)
    #expect(figures.contains("\r\n分野,,'=1+1,2,"))
  }
}
