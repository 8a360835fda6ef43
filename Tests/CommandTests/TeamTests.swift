import Foundation
import Testing

@Suite("What a team settles for itself")
struct TeamTests {
  private func text(_ scratch: Scratch, _ name: String) throws -> String {
    String(decoding: try scratch.bytes(name), as: UTF8.self)
  }

  @Test("known findings do not count, even when rows were inserted, and are told in JSON")
  func baseline() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.csv", as: "nasushiobara.csv")
    let words = ["check", "nasushiobara.csv", "--fail-on", "info"]
    let written = try Program.run(
      words + ["--write-baseline", "known.csv"], in: scratch.folder)
    #expect(written.code == 1)
    #expect(try text(scratch, "known.csv").hasPrefix("\u{FEFF}ID,規則,指標,ファイル,場所,指摘,理由,担当,期限\r\n"))
    let plain = try scratch.bytes("nasushiobara.csv")
    try scratch.write(Array(",,,\r\n".utf8) + plain, to: "nasushiobara.csv")
    let known = try Program.run(words + ["--baseline", "known.csv"], in: scratch.folder)
    #expect(known.code == 0, "\(known.output)")
    let count = try text(scratch, "known.csv").components(separatedBy: "\r\n").count - 2
    #expect(
      known.output == "エラー 0・注意 0・情報 0／ 1 ファイル中 0（ほかに数えない指摘: 既知 \(count)・検査除外 0）\n")
    #expect(known.errors == "")
    let lines = try Program.run(
      words + ["--baseline", "known.csv", "--format", "jsonl"], in: scratch.folder
    ).lines
    #expect(lines.count == count)
    #expect(lines.allSatisfy { $0.contains(#""suppression":{"source":"baseline""#) })
  }

  @Test("fix leaves alone what a list of known findings names")
  func fixHeedsBaseline() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara-slips.xlsx", as: "a.xlsx")
    _ = try Program.run(["check", "a.xlsx", "--write-baseline", "all.csv"], in: scratch.folder)
    let text = String(decoding: try scratch.bytes("all.csv"), as: UTF8.self)
    // The heading, and the one line of the grade in a wide letter.
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let known = lines.enumerated().filter { $0.offset == 0 || $0.element.contains("ENM-002") }
    try #require(known.count == 2)
    try scratch.write(
      Array(known.map(\.element).joined(separator: "\r\n").utf8), to: "known.csv")
    let plain = try Program.run(["fix", "a.xlsx", "--diff"], in: scratch.folder)
    #expect(plain.output.contains("ENM-002"))
    let run = try Program.run(
      ["fix", "a.xlsx", "--diff", "--baseline", "known.csv"], in: scratch.folder)
    #expect(run.errors == "")
    #expect(!run.output.contains("ENM-002"))
    #expect(run.output.contains("CHR-003"), "the rest is corrected")
    try scratch.write(Array("x".utf8), to: "no.csv")
    #expect(
      try Program.run(["fix", "a.xlsx", "--diff", "--baseline", "no.csv"], in: scratch.folder).code
        == 2)
  }

  @Test(
    "a list written over itself keeps what people wrote; a line that is over counts and is said")
  func keptReasons() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.csv", as: "a.csv")
    let write = ["check", "a.csv", "--fail-on", "info", "--write-baseline", "known.csv"]
    _ = try Program.run(write, in: scratch.folder)
    var lines = try text(scratch, "known.csv").components(separatedBy: "\r\n")
    lines[1] = String(lines[1].dropLast(2)) + "協議済み,企画課,2020/3/31"
    lines[2] = String(lines[2].dropLast(2)) + "来年直す,企画課,2099/3/31"
    try scratch.write(Array(lines.joined(separator: "\r\n").utf8), to: "known.csv")
    let run = try Program.run(write + ["--baseline", "known.csv"], in: scratch.folder)
    #expect(run.code == 1)
    #expect(run.errors.contains("known.csv: A2: 期限（2020/3/31）が過ぎた"))
    let again = try text(scratch, "known.csv")
    #expect(again.contains("協議済み,企画課,2020/3/31\r\n"))
    #expect(again.contains("来年直す,企画課,2099/3/31\r\n"))
    #expect(again.components(separatedBy: "\r\n").count == lines.count)
    let gone = try Program.run(
      ["check", "a.csv", "--baseline", "known.csv", "--ignore", "VRD"], in: scratch.folder)
    #expect(!gone.errors.contains("当てはまる指摘がありません"))
  }

  @Test("the nearest configuration upward counts below the command line")
  func configuration() throws {
    let scratch = try Scratch()
    try scratch.write(
      Array(
        "設定,値\r\n# 担当: 企画課\r\nselect,\"VRD,REQ\"\r\nfail-on,warning\r\nVRD-003,しない\r\nlang,en\r\n"
          .utf8),
      to: "kensan.csv")
    try scratch.copy("nasushiobara.xlsx", as: "in/deep/a.xlsx")
    let here = scratch.folder.appending(path: "in/deep")
    let run = try Program.run(["check", "."], in: here)
    #expect(run.code == 1)
    #expect(run.output.contains("REQ-011") && !run.output.contains("VRD-003"))
    #expect(run.lines.last?.hasPrefix("errors 0, ") == true)
    let line = try Program.run(
      ["check", ".", "--fail-on", "never", "--lang", "ja", "--select", "VRD-003"], in: here)
    #expect(line.code == 0)
    #expect(line.output.contains("注意 VRD-003"))
    // A folder that holds it is walked without it.
    let above = try Program.run(["check", ".", "--fail-on", "never"], in: scratch.folder)
    #expect(above.code == 0)
  }

  @Test("--show-settings tells every setting and where it comes from")
  func showSettings() throws {
    let scratch = try Scratch()
    try scratch.write(
      Array("{\n \"select\": [\"VRD\", \"REQ\"],\n \"rules\": {\"TXT-015\": \"info\"}\n}\n".utf8),
      to: "team.json")
    let run = try Program.run(
      ["check", "x.xlsx", "--config", "team.json", "--show-settings", "--jobs", "2"],
      in: scratch.folder)
    #expect(run.code == 0)
    #expect(run.lines[0] == "設定ファイル: team.json")
    #expect(run.output.contains("select     VRD,REQ"))
    #expect(run.lines.first { $0.hasPrefix("select") }?.hasSuffix("team.json:2") == true)
    #expect(run.lines.first { $0.hasPrefix("jobs") }?.hasSuffix("コマンドの引数") == true)
    #expect(run.lines.first { $0.hasPrefix("fail-on") }?.hasSuffix("既定") == true)
    #expect(run.lines.last?.hasSuffix("team.json:3") == true)
  }

  @Test(
    "what a configuration cannot say is told with its place and the nearest that it can",
    arguments: [
      ("kensan.csv", "設定,値\nselct,NUM\n", "kensan.csv A2: 「selct」という設定はありません。select のことですか"),
      ("kensan.csv", "fail-on,warnin\n", "kensan.csv A1: fail-on に「warnin」は使えません"),
      ("kensan.csv", "select,NUM-099\n", "kensan.csv A1: 規則「NUM-099」はありません"),
      ("kensan.csv", "TXT-015,強め\n", "TXT-015 に「強め」は使えません"),
      ("kensan.csv", "TXT-15,情報\n", "TXT-015 のことですか"),
      ("kensan.json", "{\n\"form\": \"a\",\n\"yaer\": 6}", "kensan.json:3: 「yaer」という設定はありません"),
      ("kensan.json", "{\n\"form\": }", "kensan.json:2: JSON として読めません"),
    ])
  func faults(_ name: String, _ text: String, _ sentence: String) throws {
    let scratch = try Scratch()
    try scratch.write(Array(text.utf8), to: name)
    let run = try Program.run(["check", "x.xlsx"], in: scratch.folder)
    #expect(run.code == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains(sentence), "\(run.errors)")
  }

  @Test("paths come NUL separated on standard input")
  func standardInputOfPaths() throws {
    let list = Array("nasushiobara.xlsx\0isesaki.csv\0".utf8)
    for command in ["check", "extract"] {
      let piped = try Program.run([command, "--stdin0"], input: list)
      let named = try Program.run([command, "nasushiobara.xlsx", "isesaki.csv"])
      #expect(piped.output == named.output)
      #expect(piped.code == named.code)
      #expect(!piped.output.isEmpty)
    }
    #expect(try Program.run(["check", "--stdin0"]).code == 2)
  }

  @Test("the list as a workbook links to the cells and counts with formulas")
  func workbook() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.xlsx", as: "in/那須 1.xlsx")
    let run = try Program.run(
      ["check", "in", "--format", "xlsx=out/指摘.xlsx"], in: scratch.folder)
    #expect(run.code == 2)
    let made = try Program.run(["check", "in", "--format", "xlsx=指摘.xlsx"], in: scratch.folder)
    #expect(made.code == 0)
    let cells = try Program.run(["cells", "指摘.xlsx", "--formulas"], in: scratch.folder).output
    #expect(cells.contains(#""sheet":"指摘一覧","ref":"E5","type":"s","value":"F7""#))
    #expect(cells.contains(#""ref":"N5","type":"s","value":"未対応""#))
    #expect(cells.contains(#"COUNTIFS('指摘一覧'!$B$5:$B$"#))
    _ = try Program.run(["convert", "指摘.xlsx", "parts"], in: scratch.folder)
    let sheet = try text(scratch, "parts/xl/worksheets/sheet1.xml")
    #expect(sheet.contains("未対応,対応済,対象外"))
    #expect(sheet.contains("<autoFilter ref=\"A4:O"))
    #expect(sheet.contains("state=\"frozen\""))
    let links = try text(scratch, "parts/xl/worksheets/_rels/sheet1.xml.rels")
    #expect(links.contains("Target=\"in/那須%201.xlsx#'プロセス3'!F7\""), "\(links.prefix(600))")
    let bare = try Program.run(["check", "in", "--format", "xlsx"], in: scratch.folder)
    #expect(bare.code == 2)
  }
}
