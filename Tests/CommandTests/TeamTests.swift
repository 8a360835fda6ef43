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

  /// A form with a rule of its own, and a file that breaks it and ACH-001.
  private func ownRule(_ scratch: Scratch) throws {
    let files = [
      "t/own/評価.csv":
        "指標名,単位,目標値(R4),実績値(R4),達成率(R4),担当者\n"
        + "{{#指標}}{{指標.名称}},{{指標.単位}},{{指標.目標@R4}},{{指標.実績@R4}},{{指標.達成率@R4}},"
        + "{{任意.担当者}}{{/指標}}\n",
      "t/own/設定.csv": "キー,値\n様式ID,own\n評価年度,2022\n達成率の計算,A1\n指標の方向の既定,up\n",
      "t/own/検査.csv": "規則,重大度,メッセージ,条件\n独自-1,注意,達成率が80%未満です,達成率>=80\n",
      "a.csv":
        "指標名,単位,目標値(R4),実績値(R4),達成率(R4),担当者\n講座の受講者数,人,100,50,50.0%,見本　花子\n"
        + "図書の貸出冊数,冊,200,180,95.0%,見本　太郎\n",
    ]
    for (name, text) in files { try scratch.write(Array(text.utf8), to: name) }
  }

  @Test(
    "a configuration knows the rules of the forms it names",
    arguments: [
      ("templates,t\n独自-1,情報\n", "a!E2  情報 独自-1"),
      ("templates,t\n独自-1,しない\n", "a!E3  エラー ACH-001"),
      ("templates,t\nselect,\"独自,VRD\"\n", "a!E2  注意 独自-1"),
    ])
  func configuredOwnRule(_ text: String, _ first: String) throws {
    let scratch = try Scratch()
    try ownRule(scratch)
    try scratch.write(Array(text.utf8), to: "kensan.csv")
    let run = try Program.run(
      ["check", "a.csv", "--form", "own"], in: scratch.folder, templates: false)
    #expect(run.errors == "")
    #expect(run.lines.first?.contains(first) == true, "\(run.output)")
  }

  @Test("a mistake in a condition is told at its cell, with a caret below the place")
  func wrongCondition() throws {
    let scratch = try Scratch()
    try ownRule(scratch)
    try scratch.write(
      Array("規則,重大度,メッセージ,条件\n独自-1,注意,達成率が80%未満です,実績>0 and 達成律>=80\n".utf8),
      to: "t/own/検査.csv")
    let run = try Program.run(
      ["check", "a.csv", "--templates", "t"], in: scratch.folder, templates: false)
    #expect(run.code == 2)
    #expect(
      run.errorLines.map { $0.prefix(28) } == [
        "kensan: 様式定義 own 検査!D2: 「and", "    実績>0 and 達成律>=80", "           ^",
      ], "\(run.errors)")
  }

  @Test("a rule that neither the catalogue nor a form has is told with the nearest")
  func unknownOwnRule() throws {
    let scratch = try Scratch()
    try ownRule(scratch)
    try scratch.write(Array("templates,t\n独自-2,情報\n".utf8), to: "kensan.csv")
    let run = try Program.run(
      ["check", "a.csv", "--form", "own"], in: scratch.folder, templates: false)
    #expect(run.code == 2)
    #expect(run.errors.contains("kensan.csv A2: 「独自-2」という設定はありません。独自-1 のことですか"))
  }

  @Test(
    "lines of a list that are over, cover nothing or name no rule stand in JSON, SARIF and HTML")
  func notices() throws {
    let scratch = try Scratch()
    try ownRule(scratch)
    let known =
      "規則,ファイル,理由,期限\n独自-1,a.csv,協議済み,\n独自-3,a.csv,確認,\nNUM-001,a.csv,確認,\nACH-001,,確認,2020/1/1\n"
    try scratch.write(Array(known.utf8), to: "known.csv")
    func run(_ format: String) throws -> Program.Run {
      try Program.run(
        ["check", "a.csv", "--templates", "t", "--baseline", "known.csv", "--format", format],
        in: scratch.folder, templates: false)
    }
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(try run("json").bytes)) as? [String: Any])
    let notices = try #require(json["notices"] as? [[String: Any]])
    #expect(notices.map { $0["notice"] as? String } == ["unknown-rule", "unused", "expired"])
    #expect(notices.map { $0["cell"] as? String } == ["A3", "A4", "A5"])
    #expect((json["suppressed"] as? [Any])?.count == 1)
    let lines = try run("jsonl").lines
    #expect(
      lines.last?.hasPrefix(#"{"notice":"expired","source":"baseline","file":"known.csv""#) == true)
    let sarif = try run("sarif").output
    #expect(sarif.contains(#""descriptor":{"id":"unused"}"#))
    #expect(try run("html").output.contains("known.csv: A5: 期限（2020/1/1）が過ぎた"))
  }

  @Test("no list that people hand around shows whose name stands in a cell")
  func names() throws {
    let scratch = try Scratch()
    try ownRule(scratch)
    for format in ["html", "csv", "text", "sarif", "junit"] {
      let run = try Program.run(
        ["check", "a.csv", "--templates", "t", "--format", format], in: scratch.folder,
        templates: false)
      #expect(run.output.contains("ACH-001"))
      #expect(!run.output.contains("太郎") && !run.output.contains("花子"), "\(format)")
    }
  }

  @Test("the cells that are likely wrong stand in every report")
  func suspects() throws {
    let scratch = try Scratch()
    try ownRule(scratch)
    func run(_ format: String) throws -> String {
      try Program.run(
        ["check", "a.csv", "--templates", "t", "--format", format], in: scratch.folder,
        templates: false
      ).output
    }
    for format in ["text", "junit", "html", "csv"] {
      #expect(try run(format).contains("あやしいセル: D3、E3 のどれか1つ"), "\(format)")
    }
    #expect(try run("html").contains("class=\"here suspect\">95.0%"))
    #expect(
      try run("jsonl").contains(
        #""suspects":[{"sheet":"a","cell":"D3"},{"sheet":"a","cell":"E3"}]"#))
    #expect(
      try run("sarif").contains(#""kind":"cell"}],"message":{"text":"あやしいセルの1つ（どれかは決められない）"}}"#))
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
    #expect(cells.contains(#""ref":"O5","type":"s","value":"未対応""#))
    #expect(cells.contains(#"COUNTIFS('指摘一覧'!$B$5:$B$"#))
    _ = try Program.run(["convert", "指摘.xlsx", "parts"], in: scratch.folder)
    let sheet = try text(scratch, "parts/xl/worksheets/sheet1.xml")
    #expect(sheet.contains("未対応,対応済,対象外"))
    #expect(sheet.contains("<autoFilter ref=\"A4:P"))
    #expect(sheet.contains("state=\"frozen\""))
    let links = try text(scratch, "parts/xl/worksheets/_rels/sheet1.xml.rels")
    #expect(links.contains("Target=\"in/那須%201.xlsx#'プロセス3'!F7\""), "\(links.prefix(600))")
    let bare = try Program.run(["check", "in", "--format", "xlsx"], in: scratch.folder)
    #expect(bare.code == 2)
  }
}
