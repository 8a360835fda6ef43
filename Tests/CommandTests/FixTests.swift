import Foundation
import Testing

@Suite("Writing corrected workbooks")
struct FixTests {
  /// The CSV twin with a space behind one value, which CHR-003 takes away.
  private func faulty(_ scratch: Scratch, _ name: String) throws {
    let data = try Data(contentsOf: Program.fixtures.appending(path: "isesaki.csv"))
    let text = String(decoding: data, as: UTF8.self)
    let changed = text.replacingOccurrences(of: "30,056人", with: "30,056人 ")
    try #require(changed != text)
    try scratch.write(Array(changed.utf8), to: name)
  }

  @Test("nothing to correct gives the identical bytes")
  func identity() throws {
    let scratch = try Scratch()
    try scratch.copy("isesaki.xlsx", as: "a.xlsx")
    let run = try Program.run(["fix", "a.xlsx", "-o", "b.xlsx"], in: scratch.folder)
    #expect(run.code == 0)
    #expect(try scratch.bytes("a.xlsx") == scratch.bytes("b.xlsx"))
    #expect(scratch.names == ["a.xlsx", "b.xlsx"])
  }

  @Test("a workbook comes back with just the cells of its safe fixes changed")
  func workbook() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara-slips.xlsx", as: "a.xlsx")
    let run = try Program.run(["fix", "a.xlsx", "-o", "b.xlsx"], in: scratch.folder)
    #expect(run.code == 1, "the look-alike symbol in E6 is left to a person")
    let before = try Program.run(["cells", "a.xlsx"], in: scratch.folder).lines
    let after = try Program.run(["cells", "b.xlsx"], in: scratch.folder).lines
    let changed = zip(before, after).filter { $0 != $1 }.map(\.1)
    #expect(before.count == after.count)
    #expect(
      changed == [
        #"{"sheet":"プロセス3","ref":"F6","type":"s","value":"B"}"#,
        #"{"sheet":"プロセス3","ref":"C7","type":"s","value":"市民協働推進課"}"#,
        #"{"sheet":"プロセス3","ref":"J10","type":"s","value":"加入率 58.2%"}"#,
      ])
    let again = try Program.run(["fix", "b.xlsx", "-o", "c.xlsx"], in: scratch.folder)
    #expect(again.code == 1)
    #expect(try scratch.bytes("b.xlsx") == scratch.bytes("c.xlsx"))
  }

  @Test("a CSV file in CP932 comes back in UTF-8 with the same cells")
  func encoding() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.csv", as: "a.csv")
    let run = try Program.run(
      ["fix", "a.csv", "-o", "b.csv", "--only", "FIL-005"], in: scratch.folder)
    #expect(run.lines.first == "a.csv  －  FIL-005  「CP932」→「UTF-8」")
    #expect(try scratch.bytes("b.csv").starts(with: [0xEF, 0xBB, 0xBF]))
    let before = try Program.run(["cells", "a.csv"], in: scratch.folder).output
    let after = try Program.run(["cells", "b.csv"], in: scratch.folder).output
    #expect(!before.isEmpty)
    #expect(before.replacingOccurrences(of: "\"a\"", with: "\"b\"") == after)
    let again = try Program.run(["check", "b.csv", "--select", "FIL"], in: scratch.folder)
    #expect(again.lines.count == 1, "only the line that counts")
  }

  @Test("an output that exists is refused, and the original even with --force")
  func refusal() throws {
    let scratch = try Scratch()
    try scratch.copy("isesaki.xlsx", as: "a.xlsx")
    try scratch.write([1, 2, 3], to: "b.xlsx")
    let run = try Program.run(["fix", "a.xlsx", "-o", "b.xlsx"], in: scratch.folder)
    #expect(run.code == 2)
    #expect(try scratch.bytes("b.xlsx") == [1, 2, 3])
    let forced = try Program.run(["fix", "a.xlsx", "-o", "b.xlsx", "--force"], in: scratch.folder)
    #expect(forced.code == 0)
    #expect(try scratch.bytes("b.xlsx") == scratch.bytes("a.xlsx"))
    let onto = try Program.run(["fix", "a.xlsx", "-o", "a.xlsx", "--force"], in: scratch.folder)
    #expect(onto.code == 2)
    #expect(onto.errors.contains("--in-place"))
  }

  @Test("exactly one destination is wanted")
  func destination() throws {
    for words in [["fix", "isesaki.xlsx"], ["fix", "isesaki.xlsx", "--diff", "--in-place"]] {
      let run = try Program.run(words)
      #expect(run.code == 2)
      #expect(run.errorLines.count == 1)
    }
    #expect(try Program.run(["fix", "isesaki.xlsx", "isesaki.csv", "-o", "x.xlsx"]).code == 2)
  }

  @Test("a file that cannot be read leaves nothing behind")
  func nothingByHalves() throws {
    let scratch = try Scratch()
    try scratch.write(Array("PK\u{3}\u{4}cut".utf8), to: "a.xlsx")
    let run = try Program.run(["fix", "a.xlsx", "-o", "b.xlsx"], in: scratch.folder)
    #expect(run.code == 2)
    #expect(scratch.names == ["a.xlsx"])
  }

  @Test("--diff prints where, before, after and rule, and writes nothing")
  func diff() throws {
    let scratch = try Scratch()
    try faulty(scratch, "isesaki.csv")
    let before = try scratch.bytes("isesaki.csv")
    let run = try Program.run(["fix", "isesaki.csv", "--diff"], in: scratch.folder)
    #expect(run.output.contains("isesaki.csv  isesaki!"))
    #expect(run.output.contains("CHR-003  「30,056人 」→「30,056人」"))
    #expect(try scratch.bytes("isesaki.csv") == before)
    #expect(scratch.names == ["isesaki.csv"])
  }

  @Test("--in-place keeps the original, and a second run changes nothing")
  func inPlace() throws {
    let scratch = try Scratch()
    try faulty(scratch, "isesaki.csv")
    let before = try scratch.bytes("isesaki.csv")
    let words = ["fix", "isesaki.csv", "--in-place"]
    _ = try Program.run(words, in: scratch.folder)
    #expect(try scratch.bytes("isesaki.orig.csv") == before)
    let fixed = try scratch.bytes("isesaki.csv")
    #expect(fixed != before)
    #expect(try Program.run(words, in: scratch.folder).output.hasPrefix("修正 0・"))
    #expect(try scratch.bytes("isesaki.csv") == fixed)
    #expect(scratch.names == ["isesaki.csv", "isesaki.csv.fixes.json", "isesaki.orig.csv"])
  }

  @Test("--only and --out-dir: another rule's fixes are left alone, folders keep their shape")
  func onlyAndFolder() throws {
    let scratch = try Scratch()
    try faulty(scratch, "in/課/isesaki.csv")
    let run = try Program.run(
      ["fix", "in", "--out-dir", "out", "--only", "ENM-002"], in: scratch.folder)
    #expect(run.output.hasPrefix("修正 0・"))
    #expect(try scratch.bytes("out/課/isesaki.csv") == scratch.bytes("in/課/isesaki.csv"))
  }

  // MARK: - Log and undo

  /// The log as a program reads it.
  private func log(_ scratch: Scratch, _ name: String) throws -> [String: Any] {
    let data = Data(try scratch.bytes(name))
    let document = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(document["schema"] as? Int == 1)
    let files = try #require(document["files"] as? [[String: Any]])
    return try #require(files.first)
  }

  @Test("the log beside the output tells each change, and gives the original back")
  func undo() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara-slips.xlsx", as: "a.xlsx")
    _ = try Program.run(["fix", "a.xlsx", "-o", "b.xlsx"], in: scratch.folder)
    #expect(scratch.names == ["a.xlsx", "b.xlsx", "b.xlsx.fixes.json"])
    let entry = try log(scratch, "b.xlsx.fixes.json")
    #expect(entry["input"] as? String == "a.xlsx")
    #expect(entry["output"] as? String == "b.xlsx")
    let changes = try #require(entry["changes"] as? [[String: Any]])
    let told = changes.map { change in
      ["sheet", "cell", "before", "after", "safety"].map { change[$0] as? String ?? "" }
        + (change["rules"] as? [String] ?? [])
    }
    #expect(
      told == [
        ["プロセス3", "F6", "Ｂ", "B", "safe", "ENM-002"],
        ["プロセス3", "C7", "　市民協働推進課 ", "市民協働推進課", "safe", "CHR-003"],
        ["プロセス3", "J10", "加入率 58.2％", "加入率 58.2%", "safe", "UNT-001"],
      ])
    let run = try Program.run(
      ["fix", "--undo", "b.xlsx.fixes.json", "-o", "c.xlsx"], in: scratch.folder)
    #expect(run.code == 0)
    #expect(try scratch.bytes("c.xlsx") == scratch.bytes("a.xlsx"))
    #expect(try scratch.bytes("b.xlsx") != scratch.bytes("a.xlsx"))
    _ = try Program.run(["fix", "--undo", "b.xlsx.fixes.json"], in: scratch.folder)
    #expect(try scratch.bytes("b.xlsx") == scratch.bytes("a.xlsx"))
    let again = try Program.run(["fix", "--undo", "b.xlsx.fixes.json"], in: scratch.folder)
    #expect(again.code == 2)
    #expect(again.errors.contains("すでに修正前"))
  }

  @Test("what was corrected in place in two steps is undone in two steps")
  func undoTwice() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara-slips.xlsx", as: "a.xlsx")
    let original = try scratch.bytes("a.xlsx")
    _ = try Program.run(["fix", "a.xlsx", "--in-place"], in: scratch.folder)
    let once = try scratch.bytes("a.xlsx")
    _ = try Program.run(["fix", "a.xlsx", "--in-place", "--unsafe"], in: scratch.folder)
    #expect(try scratch.bytes("a.xlsx") != once)
    #expect(
      scratch.names == [
        "a.orig.xlsx", "a.xlsx", "a.xlsx.fixes-2.json", "a.xlsx.fixes.json",
      ])
    let early = try Program.run(["fix", "--undo", "a.xlsx.fixes.json"], in: scratch.folder)
    #expect(early.code == 2, "the later step comes first")
    _ = try Program.run(["fix", "--undo", "a.xlsx.fixes-2.json"], in: scratch.folder)
    #expect(try scratch.bytes("a.xlsx") == once)
    _ = try Program.run(["fix", "--undo", "a.xlsx.fixes.json"], in: scratch.folder)
    #expect(try scratch.bytes("a.xlsx") == original)
  }

  @Test("--log writes one log of all files; a file changed since cannot be undone")
  func oneLog() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara-slips.xlsx", as: "in/a.xlsx")
    try faulty(scratch, "in/b.csv")
    _ = try Program.run(
      ["fix", "in", "--out-dir", "out", "--log", "log.json"], in: scratch.folder)
    #expect(!scratch.exists("out/a.xlsx.fixes.json"))
    var changed = try scratch.bytes("out/b.csv")
    changed.append(10)
    try scratch.write(changed, to: "out/b.csv")
    let run = try Program.run(["fix", "--undo", "log.json"], in: scratch.folder)
    #expect(run.code == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains("out/b.csv"))
    #expect(try scratch.bytes("out/a.xlsx") == scratch.bytes("in/a.xlsx"))
    #expect(try scratch.bytes("out/b.csv") == changed)
    try scratch.write(Array("{}".utf8), to: "no.json")
    #expect(try Program.run(["fix", "--undo", "no.json"], in: scratch.folder).code == 2)
  }

  @Test("an unzipped workbook is corrected and undone as a folder")
  func folders() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara-slips.xlsx", as: "a.xlsx")
    _ = try Program.run(["convert", "a.xlsx", "a"], in: scratch.folder)
    let before = try scratch.bytes("a/xl/worksheets/sheet1.xml")
    let run = try Program.run(["fix", "a", "--in-place"], in: scratch.folder)
    #expect(run.output.hasSuffix("／ 1 ファイル中 1\n"), "\(run.errors)")
    #expect(try scratch.bytes("a/xl/worksheets/sheet1.xml") != before)
    #expect(scratch.names == ["a", "a.fixes.json", "a.orig", "a.xlsx"])
    _ = try Program.run(["fix", "--undo", "a.fixes.json"], in: scratch.folder)
    #expect(try scratch.bytes("a/xl/worksheets/sheet1.xml") == before)
  }

  @Test("a second run over a folder leaves the originals that the first one kept alone")
  func keptOriginals() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara-slips.xlsx", as: "in/a.xlsx")
    _ = try Program.run(["convert", "in/a.xlsx", "in/b"], in: scratch.folder)
    try FileManager.default.moveItem(at: scratch.url("in/b"), to: scratch.url("in/b.parts"))
    _ = try Program.run(["convert", "in/a.xlsx", "in/c"], in: scratch.folder)
    let words = ["fix", "in", "--in-place"]
    _ = try Program.run(words, in: scratch.folder)
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: scratch.url("in").path).sorted()
    }
    let once = try names()
    #expect(once.filter { $0.contains("orig") } == ["a.orig.xlsx", "b.orig.parts", "c.orig"])
    let again = try Program.run(words, in: scratch.folder)
    #expect(again.output.contains("／ 3 ファイル中 0"), "\(again.output)")
    #expect(try names() == once)
  }

  @Test("the name after -o promises no other format than the file has")
  func sameFormat() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara-slips.xlsx", as: "a.xlsx")
    _ = try Program.run(["convert", "a.xlsx", "a"], in: scratch.folder)
    for (words, sentence) in [
      (["a.xlsx", "-o", "b.csv"], "-o の名前の末尾を「.xlsx」にしてください"),
      (["a", "-o", "b.xlsx"], "「.xlsx」にしないでください（元はフォルダーです）"),
    ] {
      let run = try Program.run(["fix"] + words, in: scratch.folder)
      #expect(run.code == 2)
      #expect(run.errors.contains(sentence), "\(run.errors)")
    }
    #expect(scratch.names == ["a", "a.xlsx"])
  }

  // MARK: - Marks

  @Test(
    "a red-ink copy has coloured cells, notes and a list with links; without marks there is none")
  func marks() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara-slips.xlsx", as: "a.xlsx")
    func parts(_ name: String, _ words: [String]) throws -> [String] {
      let run = try Program.run(["fix", "a.xlsx", "-o", name] + words, in: scratch.folder)
      #expect(run.code == 1, "\(run.errors)")
      let folder = String(name.dropLast(5))
      _ = try Program.run(["convert", name, folder], in: scratch.folder)
      return try FileManager.default.subpathsOfDirectory(
        atPath: scratch.url(folder).path
      ).filter { $0.hasSuffix(".xml") || $0.hasSuffix(".vml") }.sorted()
    }
    func text(_ path: String) throws -> String {
      String(decoding: try scratch.bytes(path), as: UTF8.self)
    }
    let plain = try parts("plain.xlsx", [])
    _ = try Program.run(["convert", "a.xlsx", "a"], in: scratch.folder)
    #expect(try scratch.bytes("plain/xl/styles.xml") == scratch.bytes("a/xl/styles.xml"))
    #expect(try scratch.bytes("plain/xl/workbook.xml") == scratch.bytes("a/xl/workbook.xml"))

    let notes = try parts("notes.xlsx", ["--marks", "notes"])
    let added = Set(notes).subtracting(plain)
    #expect(added.count == 3, "a list, the texts of the notes, their boxes: \(added)")
    let comments = try text("notes/xl/comments1.xml")
    #expect(comments.contains("ref=\"F6\"") && comments.contains("前: Ｂ\n後: B"))
    #expect(comments.contains("ref=\"E6\""), "what is left to a person is noted as well")
    let cells = try Program.run(["cells", "notes.xlsx"], in: scratch.folder).lines
    let list = cells.filter { $0.hasPrefix("{\"sheet\":\"指摘一覧\"") }
    #expect(list.contains { $0.contains("修正しました") })
    let plainRun = try Program.run(["fix", "a.xlsx", "--diff"], in: scratch.folder)
    let count = try #require(plainRun.output.firstMatch(of: /修正 (\d+)・残る指摘 (\d+)/))
    let rows = try #require(Int(count.1)) + #require(Int(count.2))
    #expect(list.filter { $0.contains("\"ref\":\"D") }.count == rows + 1, "with the heading")
    let sheet = try text("notes/" + (try #require(added.first { $0.contains("worksheets") })))
    #expect(sheet.contains("location=\"'プロセス3'!F6\"") || sheet.contains("プロセス3!F6"))

    #expect(try parts("red.xlsx", ["--diff"]).sorted() == notes)
    func look(_ folder: String) throws -> Substring? {
      try text("\(folder)/xl/worksheets/sheet1.xml").firstMatch(of: /<c r="F6"[^>]*/)?.output
    }
    #expect(try look("notes") == look("plain"))
    #expect(try look("red") != look("plain"))
    let values = try Program.run(["cells", "red.xlsx"], in: scratch.folder).lines
    #expect(
      values.filter { !$0.contains("指摘一覧") }
        == (try Program.run(
          ["cells", "plain.xlsx"], in: scratch.folder)).lines)
  }

  // MARK: - CSV

  @Test("CSV in CP932 keeps every byte but the spaces that go")
  func csvCP932() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.csv", as: "wanted.csv")
    // 自治会活動支援, with a space before and a full-width one behind.
    let name: [UInt8] = [
      0x8E, 0xA9, 0x8E, 0xA1, 0x89, 0xEF, 0x8A, 0x88, 0x93, 0xAE, 0x8E, 0x78, 0x89, 0x87,
    ]
    let wanted = try scratch.bytes("wanted.csv")
    let faulty = wanted.replacing(name, with: [0x20] + name + [0x81, 0x40])
    try #require(faulty.count == wanted.count + 3)
    try expectCorrected(faulty, wanted, "a.csv", in: scratch)
  }

  @Test(
    "CSV in UTF-8 keeps mark, delimiter, quotes and line ends", arguments: ["bom", "tab", "lf"])
  func csvUTF8(_ kind: String) throws {
    let scratch = try Scratch()
    let data = try Data(contentsOf: Program.fixtures.appending(path: "isesaki.csv"))
    var text = String(decoding: data, as: UTF8.self)
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    switch kind {
    case "bom": text = "\u{FEFF}" + text
    // What stands in quotes may hold commas.
    case "tab": text = tabbed(text)
    default: text = text.replacingOccurrences(of: "\r\n", with: "\n")
    }
    let faulty = text.replacingOccurrences(of: "30,056人", with: "30,056人　")
    try #require(faulty != text)
    try expectCorrected(
      Array(faulty.utf8), Array(text.utf8), kind == "tab" ? "a.tsv" : "a.csv", in: scratch)
  }

  private func tabbed(_ text: String) -> String {
    var isQuoted = false
    return String(
      text.map { character in
        if character == "\"" { isQuoted.toggle() }
        return character == "," && !isQuoted ? "\t" : character
      })
  }

  private func expectCorrected(
    _ faulty: [UInt8], _ wanted: [UInt8], _ name: String, in scratch: Scratch
  ) throws {
    try scratch.write(faulty, to: name)
    let run = try Program.run(
      ["fix", name, "-o", "b" + name, "--only", "CHR-003"], in: scratch.folder)
    #expect(run.errors == "")
    #expect(try scratch.bytes("b" + name) == wanted)
    _ = try Program.run(["fix", "--undo", "b\(name).fixes.json"], in: scratch.folder)
    #expect(try scratch.bytes("b" + name) == faulty)
  }

  @Test("a CSV file takes no marks")
  func csvMarks() throws {
    let scratch = try Scratch()
    try faulty(scratch, "a.csv")
    let run = try Program.run(
      ["fix", "a.csv", "-o", "b.csv", "--marks", "color"], in: scratch.folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("--marks none"))
    #expect(scratch.names == ["a.csv"])
  }
}
