import Foundation
import Testing

@Suite("What check reports")
struct ReportTests {
  @Test("the text report of the list form stays as it is, word for word")
  func textOfListForm() throws {
    let run = try Program.run(["check", "nasushiobara.xlsx"])
    #expect(run.code == 0)
    #expect(run.errors == "")
    try Snapshot.expect(run.output, is: "nasushiobara.ja.txt")
  }

  @Test("the English text report of the indicator tables stays as it is")
  func englishText() throws {
    let run = try Program.run(["check", "isesaki.xlsx", "--lang", "en"])
    #expect(run.code == 0)
    try Snapshot.expect(run.output, is: "isesaki.en.txt")
  }

  @Test("the page of findings stays as it is, and loads nothing")
  func page() throws {
    let run = try Program.run(
      ["check", "nasushiobara.xlsx", "--select", "REQ-011,VRD-002", "--format", "html"])
    #expect(!run.output.contains("http") && !run.output.contains("src="))
    try Snapshot.expect(run.output, is: "findings.ja.html")
  }

  @Test("the workbook of findings stays as it is, cell for cell")
  func workbook() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.xlsx", as: "a.xlsx")
    let made = try Program.run(
      ["check", "a.xlsx", "--select", "REQ,VRD-002", "--format", "xlsx=list.xlsx", "--lang", "en"],
      in: scratch.folder)
    #expect(made.code == 0)
    let cells = try Program.run(["cells", "list.xlsx", "--formulas"], in: scratch.folder)
    try Snapshot.expect(cells.output, is: "findings.en.cells.jsonl")
  }

  @Test("what a rule works out for its own cell is not offered for the wrong one")
  func movedFinding() throws {
    let scratch = try Scratch()
    let files = [
      "設定.csv": ["キー,値", "様式ID,own", "評価年度,2022", "達成率の計算,A1", "達成率の小数桁,1"],
      "評価.csv": [
        "指標名,単位,目標値(R4),実績値(R4),達成率(R4),達成状況",
        "{{#指標}}{{指標.名称}},{{指標.単位}},{{指標.目標@R4}},{{指標.実績@R4}},{{指標.達成率@R4}},"
          + "{{本文.達成状況}}{{/指標}}",
      ],
    ]
    for (name, lines) in files {
      try scratch.write(Array(lines.joined(separator: "\n").utf8), to: "templates/own/\(name)")
    }
    let rows = [
      "指標名,単位,目標値(R4),実績値(R4),達成率(R4),達成状況",
      "参加団体数,団体,400,200,75.0%,「参加団体数」は、目標400団体に対して実績300団体だった。",
    ]
    try scratch.write(Array(rows.joined(separator: "\n").utf8), to: "a.csv")
    let made = try Program.run(
      [
        "check", "a.csv", "--templates", "templates", "--form", "own", "--select",
        "ACH-001,TXT-001",
        "--format", "xlsx=list.xlsx",
      ], in: scratch.folder, templates: false)
    #expect(made.code == 1)
    let cells = try Program.run(["cells", "list.xlsx"], in: scratch.folder).output
    #expect(cells.contains(#""ref":"E5","type":"s","value":"D2""#))
    #expect(cells.contains(#""ref":"G5","type":"s","value":"ACH-001""#))
    #expect(!cells.contains(#""ref":"J5""#))
  }

  @Test("one finding a line as JSON, with the members in the contract's order")
  func jsonLines() throws {
    let run = try Program.run([
      "check", "nasushiobara.xlsx", "--format", "jsonl", "--select", "REQ-011",
    ])
    #expect(run.lines.count == 1)
    #expect(
      run.output.hasPrefix(
        #"{"rule":"REQ-011","severity":"warning","file":"nasushiobara.xlsx","sheet":"プロセス3","cell":"G16","message":"#
      ))
    #expect(run.output.contains(#""related":[{"sheet":"プロセス3","cell":"F16"}"#))
    #expect(run.output.contains(#""id":""#))
    #expect(!run.output.contains(#""fix""#))
  }

  @Test("the JSON document names each input with its digest, form and cost")
  func jsonDocument() throws {
    let run = try Program.run(["check", "isesaki.xlsx", "--format", "json"])
    let all = try #require(
      try JSONSerialization.jsonObject(with: Data(run.bytes)) as? [String: Any])
    let inputs = try #require(all["inputs"] as? [[String: Any]])
    #expect(inputs.first?["form"] as? String == "isesaki")
    #expect((inputs.first?["sha256"] as? String)?.count == 64)
    #expect(inputs.first?["alignmentCost"] is NSNumber)
    #expect((all["findings"] as? [Any])?.isEmpty == false)
  }

  @Test("the digest is the one of the published test vector")
  func digest() throws {
    let run = try Program.run(
      ["check", "-", "--stdin-filename", "abc.csv", "--format", "json"], input: Array("abc".utf8))
    #expect(
      run.output.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
  }

  @Test("the same bytes come out whatever --jobs says")
  func jobs() throws {
    let paths = ["nasushiobara.xlsx", "isesaki.xlsx", "nasushiobara.csv", "isesaki.csv"]
    let one = try Program.run(["check"] + paths + ["--jobs", "1"])
    let four = try Program.run(["check"] + paths + ["--jobs", "4"])
    #expect(one.bytes == four.bytes)
    #expect(one.lines.count > 10)
  }

  @Test("--fail-on decides the exit code")
  func failOn() throws {
    #expect(try Program.run(["check", "nasushiobara.xlsx", "--fail-on", "warning"]).code == 1)
    #expect(try Program.run(["check", "nasushiobara.xlsx", "--fail-on", "never"]).code == 0)
  }

  @Test("--severity and --ignore leave findings out")
  func choosing() throws {
    let errors = try Program.run(["check", "nasushiobara.xlsx", "--severity", "error"])
    #expect(errors.output == "エラー 0・注意 0・情報 0／ 1 ファイル中 0\n")
    let ignored = try Program.run(["check", "nasushiobara.xlsx", "--ignore", "VRD,NUM"])
    #expect(ignored.output.contains("REQ-011"))
    #expect(!ignored.output.contains("VRD-003"))
  }

  @Test("colour only when asked for, and never against NO_COLOR")
  func color() throws {
    let plain = try Program.run(["check", "nasushiobara.xlsx"], environment: ["NO_COLOR": "1"])
    let painted = try Program.run(["check", "nasushiobara.xlsx", "--color", "always"])
    #expect(!plain.output.contains("\u{1B}["))
    #expect(painted.output.contains("\u{1B}[33m注意\u{1B}[0m"))
  }

  @Test("standard input is read under the name it is given")
  func standardInput() throws {
    let bytes = Array(try Data(contentsOf: Program.fixtures.appending(path: "isesaki.csv")))
    let piped = try Program.run(
      ["check", "-", "--stdin-filename", "isesaki.csv"], input: bytes)
    let named = try Program.run(["check", "isesaki.csv"])
    #expect(piped.output == named.output)
    #expect(piped.code == named.code)
  }

  @Test("a second format goes to a file that is not overwritten")
  func formatToFile() throws {
    let scratch = try Scratch()
    try scratch.copy("isesaki.xlsx", as: "a.xlsx")
    let words = ["check", "a.xlsx", "--format", "text", "--format", "jsonl=a.jsonl"]
    let first = try Program.run(words, in: scratch.folder)
    #expect(first.output.contains("ファイル中"))
    let kept = try scratch.bytes("a.jsonl")
    #expect(kept.first == UInt8(ascii: "{"))
    let second = try Program.run(words, in: scratch.folder)
    #expect(second.code == 2)
    #expect(try scratch.bytes("a.jsonl") == kept)
    #expect(try Program.run(words + ["--force"], in: scratch.folder).code == 0)
  }

  @Test("a folder is walked in order, without lock files, hidden files and kept originals")
  func walk() throws {
    let scratch = try Scratch()
    for name in ["b.xlsx", "a/c.csv", "~$b.xlsx", ".b.xlsx", "b.orig.xlsx"] {
      try scratch.copy(name.hasSuffix("csv") ? "isesaki.csv" : "isesaki.xlsx", as: name)
    }
    let run = try Program.run(["extract", "."], in: scratch.folder)
    let files = Set(run.lines.compactMap { $0.split(separator: "\"").dropFirst(2).first })
    #expect(run.code == 0)
    #expect(run.lines.first?.hasPrefix(#"{"file":"a/c.csv""#) == true)
    #expect(run.lines.last?.hasPrefix(#"{"file":"b.xlsx""#) == true)
    #expect(run.lines.count == 56)
    #expect(!files.isEmpty)
  }

  @Test("a file of no known form is told so, and what is wrong with the file is told all the same")
  func unknownForm() throws {
    let scratch = try Scratch()
    try scratch.write(Array("課名,人数\n総務課,1,234\n企画課,5\n税務課,8\n".utf8), to: "a.csv")
    let run = try Program.run(["check", "a.csv", "--format", "jsonl"], in: scratch.folder)
    #expect(run.code == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.lines.count == 2)
    #expect(run.lines.first?.contains(#""error":"#) == true)
    #expect(run.lines.last?.contains(#""rule":"FIL-006""#) == true)
    #expect(run.lines.last?.contains(#""cell":"A2""#) == true)
  }
}
