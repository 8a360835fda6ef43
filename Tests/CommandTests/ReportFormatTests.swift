import Foundation
import FoundationXML
import Testing

/// What other programs read: held against the formats' own rules, and kept word for word.
@Suite("The formats of reports")
struct ReportFormatTests {
  private static let forms = ["chuo", "isesaki", "nasushiobara", "sano", "tokorozawa"]

  /// Runs whose reports hold all that a report may hold; each gives its words and its folder.
  private func runs() throws -> [(words: [String], scratch: Scratch)] {
    let scratch = try Scratch()
    let books = Self.forms.map { "\($0).xlsx" } + ["nasushiobara.csv", "isesaki.csv"]
    for name in books { try scratch.copy(name, as: name) }
    // A name that addresses and XML have to spell otherwise.
    try scratch.copy("nasushiobara-slips.xlsx", as: "課 & 係/<R4> \"案\".xlsx")
    try scratch.write(Array("PK\u{3}\u{4}cut".utf8), to: "壊れた.xlsx")
    let written = try Program.run(
      ["check", "nasushiobara.csv", "--write-baseline", "known.csv"], in: scratch.folder)
    try #require(written.code == 0)
    let known = String(decoding: try scratch.bytes("known.csv"), as: UTF8.self)
    try scratch.write(
      Array((known + ",NUM-001,,x.csv,A1,,確認,企画課,2020/3/31\r\n,独自-9,,,,,確認,,\r\n").utf8),
      to: "known.csv")
    for (name, text) in [
      "t/own/評価.csv": "指標名,単位,目標値(R4),実績値(R4),達成率(R4)\n"
        + "{{#指標}}{{指標.名称}},{{指標.単位}},{{指標.目標@R4}},{{指標.実績@R4}},"
        + "{{指標.達成率@R4}}{{/指標}}\n",
      "t/own/設定.csv": "キー,値\n様式ID,own\n評価年度,2022\n達成率の計算,A1\n指標の方向の既定,up\n",
      "t/own/検査.csv": "規則,重大度,メッセージ,条件\n独自-1,注意,達成率が80%未満です,達成率>=80\n",
      "own.csv": "指標名,単位,目標値(R4),実績値(R4),達成率(R4)\n講座の受講者数,人,100,50,50.0%\n"
        + "図書の貸出冊数,冊,200,180,95.0%\n",
      "roster.csv": "課名,様式\n企画課,isesaki\n学校教育課,isesaki\n",
    ] { try scratch.write(Array(text.utf8), to: name) }
    let checks: [[String]] = [
      books + ["--jobs", "2"], ["課 & 係", "壊れた.xlsx"],
      ["nasushiobara.csv", "--baseline", "known.csv"],
      ["own.csv", "--templates", "t"], ["isesaki.xlsx", "--roster", "roster.csv"],
      ["sano.xlsx", "--docs", "https://example.jp/kensan/"], ["isesaki.csv", "--lang", "en"],
      ["isesaki.csv", "--profile", "open-data"],
    ]
    return checks.map { (["check"] + $0, scratch) }
  }

  private func report(_ format: String, _ run: (words: [String], scratch: Scratch)) throws -> String
  {
    let done = try Program.run(
      run.words + ["--format", format], in: run.scratch.folder,
      templates: !run.words.contains("--templates"))
    #expect(!done.output.isEmpty, "\(run.words) \(done.errors)")
    return done.output
  }

  // MARK: SARIF

  private static let schema = Program.project.deletingLastPathComponent()
    .appending(path: "shared/schemas/sarif-schema-2.1.0.json")

  private static func python(_ script: String, _ arguments: [String]) throws -> Program.Run {
    try Program.run(
      ["python3", "-c", script] + arguments,
      environment: ProcessInfo.processInfo.environment.filter {
        ["PATH", "PYTHONPATH", "HOME"].contains($0.key)
      }, program: "/usr/bin/env")
  }

  private static func canValidate() -> Bool {
    FileManager.default.fileExists(atPath: schema.path)
      && (try? python("import jsonschema", []).code) == 0
  }

  @Test("SARIF is valid against the schema of 2.1.0", .enabled(if: canValidate()))
  func sarif() throws {
    let out = try Scratch()
    var held = ""
    for (number, run) in try runs().enumerated() {
      let text = try report("sarif", run)
      try out.write(Array(text.utf8), to: "\(number).sarif")
      held += text
    }
    for member in [
      "\"suppressions\":[{", "\"toolExecutionNotifications\":[{",
      "\"toolConfigurationNotifications\":[{", "\"helpUri\":", "\"relatedLocations\":[{",
      "\"region\":{", "\"ruleId\":\"独自-1\"", "\"ruleId\":\"MRG-002\"", "\"ruleId\":\"OPD-001\"",
      "\"level\":\"note\"",
    ] { #expect(held.contains(member), "the reports hold \(member)") }
    // A report that is none, so that the judge is known to judge.
    try out.write(
      Array(held.prefix(while: { $0 != "\n" }).replacing("\"text\":", with: "\"txt\":").utf8),
      to: "wrong.sarif")
    let script = """
      import json, os, sys, jsonschema
      judge = jsonschema.Draft7Validator(json.load(open(sys.argv[1], encoding='utf-8')))
      for name in sorted(os.listdir(sys.argv[2])):
          report = json.load(open(os.path.join(sys.argv[2], name), encoding='utf-8'))
          faults = [f.json_path + ' ' + f.message[:200] for f in judge.iter_errors(report)]
          print(name, len(report['runs'][0]['results']) > 0, len(faults) == 0)
          if name != 'wrong.sarif': print(*faults, sep='\\n', file=sys.stderr, end='')
      """
    let judged = try Self.python(script, [Self.schema.path, out.folder.path])
    #expect(judged.errors == "")
    #expect(
      judged.lines == (0..<8).map { "\($0).sarif True True" } + ["wrong.sarif True False"])
  }

  // MARK: JUnit

  /// Counts the elements of a document, and keeps what its root says.
  private final class Counter: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    var root: [String: String] = [:]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
      if name == "testsuites" { root = attributes }
    }
  }

  @Test("JUnit is well-formed, and its counts are those of its cases")
  func junit() throws {
    var all: [String: Int] = [:]
    for run in try runs() {
      let parser = XMLParser(data: Data(try report("junit", run).utf8))
      let counter = Counter()
      parser.delegate = counter
      #expect(parser.parse(), "\(run.words): \(parser.parserError.map { "\($0)" } ?? "")")
      for (attribute, element) in [
        ("tests", "testcase"), ("failures", "failure"), ("errors", "error"),
      ] {
        #expect(counter.root[attribute] == "\(counter.counts[element] ?? 0)", "\(run.words)")
      }
      all.merge(counter.counts, uniquingKeysWith: +)
    }
    for element in ["failure", "error", "skipped", "system-out"] {
      #expect(all[element, default: 0] > 0, "\(element)")
    }
  }

  // MARK: snapshots

  /// Text, page and workbook are kept in `ReportTests`.
  @Test(
    "each format stays as it is, word for word",
    arguments: ["grouped", "json", "jsonl", "sarif", "junit", "csv"])
  func snapshots(_ format: String) throws {
    let run = try Program.run([
      "check", "nasushiobara.xlsx", "--select", "REQ-011,VRD-003", "--format", format,
    ])
    try Snapshot.expect(run.output, is: "findings.ja.\(format == "grouped" ? "txt" : format)")
  }
}
