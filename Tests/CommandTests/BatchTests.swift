import Foundation
import Testing

/// Several forms at once, as planners have them.
@Suite("Batches and comparisons on the command line")
struct BatchTests {
  @Test("a folder with its roster gives the findings between the files")
  func folder() throws {
    let run = try Program.run(
      ["check", "batch", "--select", "MRG", "--format", "jsonl", "--fail-on", "never"])
    #expect(run.code == 0, "\(run.errors)")
    let findings = try run.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let told = findings.map { finding in
      "\(finding["rule"] ?? "") \(finding["file"] ?? "") \(finding["cell"] ?? "")"
    }
    #expect(
      told.sorted() == [
        "MRG-001 batch/施策-01-02-02（再提出）.xlsx E4", "MRG-002 batch/roster.csv A14",
        "MRG-003 batch/施策-04-01-01.xlsx A1", "MRG-004 batch/施策-05-02-02.xlsx I16",
        "MRG-005 batch/施策-01-03-03.xlsx E27",
      ])
    let roster = try #require(findings.first { $0["rule"] as? String == "MRG-002" })
    #expect(roster["sheet"] is NSNull)
  }

  @Test("a merge counts all files that were read, not only those with findings")
  func merged() throws {
    let scratch = try Scratch()
    let run = try Program.run(["merge", "batch", "-o", scratch.url("x.xlsx").path])
    #expect(run.lines.contains("エラー 4・注意 1・情報 0／ 14 ファイル中 5"))
  }

  @Test("a finding between files is told with what differs and drawn with its cells")
  func between() throws {
    let run = try Program.run(
      ["check", "batch", "--select", "MRG-001", "--format", "html", "--fail-on", "never"])
    #expect(run.output.components(separatedBy: "data-rule=\"MRG-001\"").count == 2)
    #expect(run.output.contains("<p>違い: "))
    #expect(run.output.components(separatedBy: "<td class=\"here\">").count == 2)
  }

  @Test("copies of one file are the same without being read again")
  func copies() throws {
    let scratch = try Scratch()
    for name in ["a.xlsx", "b.xlsx"] { try scratch.copy("batch/施策-01-01-01.xlsx", as: name) }
    let run = try Program.run(["check", ".", "--select", "MRG"], in: scratch.folder)
    #expect(run.output.contains("内容が同じです"))
    #expect(run.code == 0)
  }

  @Test("last year's book shows which indicators are gone")
  func lastYear() throws {
    let scratch = try Scratch()
    try scratch.copy("batch/施策-01-01-01.xlsx", as: "now.xlsx")
    try scratch.copy("batch/施策-01-01-01.xlsx", as: "before/then.xlsx")
    let same = try Program.run(
      ["check", "now.xlsx", "--select", "MRG-006", "--against", "before"], in: scratch.folder)
    #expect(same.code == 0)
    try scratch.write(
      Array("施策コード,指標名\r\n01-01-01,待機児童数（4月1日現在の全市）\r\n02-01-01,別の施策の指標\r\n".utf8),
      to: "plan.csv")
    let gone = try Program.run(
      ["check", "now.xlsx", "--select", "MRG-006", "--against", "plan.csv", "--format", "jsonl"],
      in: scratch.folder)
    #expect(gone.code == 1)
    #expect(gone.lines.count == 1)
    #expect(gone.output.contains("待機児童数（4月1日現在の全市）"))
    #expect(!gone.output.contains("別の施策の指標"))
  }

  @Test(
    "fix puts back what last year's book says where it is asked to, and nothing without --unsafe")
  func lastYearsValue() throws {
    let scratch = try Scratch()
    try scratch.copy("sano.xlsx", as: "last.xlsx")
    _ = try Program.run(
      ["convert", "last.xlsx", "last.csv", "--sheet", "施策マネジメントシート"], in: scratch.folder)
    let last = String(decoding: try scratch.bytes("last.csv"), as: UTF8.self)
    let now = last.replacingOccurrences(of: ",10.7,-,", with: ",10.4,11.2,")
    try #require(now != last)
    try scratch.write(Array(now.utf8), to: "now.csv")
    let asked = ["fix", "now.csv", "--select", "NUM-022", "--against", "last.xlsx"]
    let careful = try Program.run(asked + ["--diff"], in: scratch.folder)
    #expect(careful.output.hasPrefix("修正 0・"))
    let run = try Program.run(asked + ["--unsafe", "-o", "out.csv"], in: scratch.folder)
    #expect(run.lines.first == "now.csv  now!O15  NUM-022  「10.4」→「10.7」")
    let fixed = String(decoding: try scratch.bytes("out.csv"), as: UTF8.self)
    #expect(fixed == now.replacingOccurrences(of: ",10.4,11.2,", with: ",10.7,11.2,"))
  }

  @Test("merge says what it settled and exits 1 while something is open")
  func merge() throws {
    let scratch = try Scratch()
    for name in ["施策-01-02-02.xlsx", "施策-01-02-02（再提出）.xlsx"] {
      try scratch.copy("batch/" + name, as: "in/" + name)
    }
    let open = try Program.run(["merge", "in", "-o", "a.xlsx"], in: scratch.folder)
    #expect(open.code == 1)
    #expect(open.output.contains("MRG-001"))
    let settled = try Program.run(
      ["merge", "in", "-o", "b.xlsx", "--resolve", "latest"], in: scratch.folder)
    #expect(settled.output.contains("決定（後の提出）"))
    #expect(settled.errorLines.last?.contains("食い違い 0・決定 1") == true)
    let wrong = try Program.run(
      ["merge", "in", "-o", "c.xlsx", "--resolve", "newest"], in: scratch.folder)
    #expect(wrong.code == 2)
    #expect(!scratch.exists("c.xlsx"))
    // A merged book is no submission: its values would count twice.
    let again = try Program.run(["merge", "in", "a.xlsx", "-o", "d.xlsx"], in: scratch.folder)
    #expect(again.code == 2)
    #expect(again.errors.contains("a.xlsx: kensan merge や summary で作ったブックです"))
  }

  @Test("diff tells what changed, in every format")
  func diff() throws {
    let files = ["batch/施策-01-02-02.xlsx", "batch/施策-01-02-02（再提出）.xlsx"]
    let text = try Program.run(["diff"] + files)
    #expect(text.code == 1)
    #expect(text.output.contains("健康づくりに取り組む市民の割合 実績値（令和4年度）"))
    #expect(text.output.contains("60.8 → 61.3"))
    #expect(text.lines.last == "変更 2・追加 0・削除 0・移動 0・改名 0・表記 0")
    let lines = try Program.run(["diff"] + files + ["--format", "jsonl"])
    #expect(lines.lines.count == 2)
    #expect(lines.output.contains("\"old\":{\"text\":\"60.8\""))
    let html = try Program.run(["diff"] + files + ["--format", "html", "--lang", "en"])
    #expect(html.output.hasPrefix("<!DOCTYPE html>"))
    #expect(html.output.contains("<del>60.8</del>") && html.output.contains("<ins>61.3</ins>"))
    #expect(!html.output.contains("http"))
    let scratch = try Scratch()
    for file in files { try scratch.copy(file, as: file) }
    let book = try Program.run(
      ["diff"] + files + ["--format", "xlsx=比較.xlsx"], in: scratch.folder)
    #expect(book.code == 1)
    #expect(try Program.run(["cells", "比較.xlsx"], in: scratch.folder).output.contains("61.3"))
    #expect(try Program.run(["diff", files[0], files[0]]).code == 0)
    #expect(try Program.run(["diff", files[0]]).code == 2)
  }
}
