import Foundation
import Testing

@Suite("Converting between workbook, CSV and unzipped folder")
struct ConvertTests {
  private static let hasLibreOffice = FileManager.default.isExecutableFile(
    atPath: "/usr/bin/soffice")

  /// Leading zeros, a line break and quotes within, a formula that must not run, a ragged row.
  private static let csv =
    "\u{FEFF}課コード,名称,値\r\n007,\"「\"\"甲\"\"」\n乙\",1.50\r\n,=1+1\r\n-5,△3,1234567890123456\r\n"

  private func run(_ words: String..., in scratch: Scratch) throws -> Program.Run {
    try Program.run(["convert"] + words + ["--lang", "en"], in: scratch.folder)
  }

  @Test("a CSV becomes a workbook of texts and comes back with only the formula made harmless")
  func csvAndBack() throws {
    let scratch = try Scratch()
    try scratch.write(Array(Self.csv.utf8), to: "課.csv")
    let there = try run("課.csv", "a.xlsx", in: scratch)
    #expect(there.code == 0)
    #expect(there.errors == "Converted 課.csv to a.xlsx.\n")
    #expect(
      try Program.run(["cells", "a.xlsx"], in: scratch.folder).lines == [
        #"{"sheet":"課","ref":"A1","type":"s","value":"課コード"}"#,
        #"{"sheet":"課","ref":"B1","type":"s","value":"名称"}"#,
        #"{"sheet":"課","ref":"C1","type":"s","value":"値"}"#,
        #"{"sheet":"課","ref":"A2","type":"s","value":"007"}"#,
        #"{"sheet":"課","ref":"B2","type":"s","value":"「\"甲\"」\n乙"}"#,
        #"{"sheet":"課","ref":"C2","type":"s","value":"1.50"}"#,
        #"{"sheet":"課","ref":"B3","type":"s","value":"=1+1"}"#,
        #"{"sheet":"課","ref":"A4","type":"s","value":"-5"}"#,
        #"{"sheet":"課","ref":"B4","type":"s","value":"△3"}"#,
        #"{"sheet":"課","ref":"C4","type":"s","value":"1234567890123456"}"#,
      ])
    #expect(try run("a.xlsx", "b.csv", in: scratch).code == 0)
    let expected = Self.csv.replacingOccurrences(of: ",=1+1\r\n", with: ",'=1+1,\r\n")
    #expect(try scratch.bytes("b.csv") == Array(expected.utf8))
  }

  @Test("--typed makes numbers of what is only a number, and they look as before")
  func typed() throws {
    let scratch = try Scratch()
    try scratch.write(Array(Self.csv.utf8), to: "課.csv")
    #expect(try run("課.csv", "a.xlsx", "--typed", in: scratch).code == 0)
    let numbers = try Program.run(["cells", "a.xlsx"], in: scratch.folder).lines
      .filter { $0.contains(#""type":"n""#) }
    #expect(
      numbers == [
        #"{"sheet":"課","ref":"C2","type":"n","value":1.5}"#,
        #"{"sheet":"課","ref":"A4","type":"n","value":-5}"#,
      ])
    #expect(try run("a.xlsx", "shown.csv", "--encoding", "utf-8", in: scratch).code == 0)
    let shown = try String(decoding: scratch.bytes("shown.csv"), as: UTF8.self)
    #expect(shown.hasPrefix("課コード,名称,値\r\n007,"))
    #expect(shown.contains(",1.50\r\n") && shown.contains("\r\n-5,△3,"))
    #expect(try run("a.xlsx", "stored.tsv", "--stored", in: scratch).code == 0)
    #expect(
      try String(decoding: scratch.bytes("stored.tsv"), as: UTF8.self)
        == "\u{FEFF}課コード\t名称\t値\r\n007\t\"「\"\"甲\"\"」\n乙\"\t1.5\r\n\t'=1+1\t\r\n"
        + "-5\t△3\t1234567890123456\r\n")
  }

  @Test("CP932 is written strictly: a character it lacks is an error with its cell")
  func cp932() throws {
    let scratch = try Scratch()
    try scratch.write(Array("甲,①㈱髙～\n".utf8), to: "fine.csv")
    #expect(try run("fine.csv", "out.csv", "--encoding", "cp932", in: scratch).code == 0)
    #expect(
      try scratch.bytes("out.csv") == [
        0x8D, 0x62, 0x2C, 0x87, 0x40, 0x87, 0x8A, 0xFB, 0xFC, 0x81, 0x60, 0x0D, 0x0A,
      ])
    for lacking in ["𠮷", "¥", "é"] {
      try scratch.write(Array("甲,乙\n丙,\(lacking)\n".utf8), to: "lacks.csv")
      let run = try run("lacks.csv", "never.csv", "--encoding", "cp932", in: scratch)
      #expect(run.code == 2)
      #expect(run.errors.contains("B2)"), "\(run.errors)")
      #expect(!scratch.exists("never.csv"))
    }
  }

  @Test("a workbook's parts lie unzipped byte for byte, and zipping them is the same every time")
  func folder() throws {
    let scratch = try Scratch()
    try scratch.copy("isesaki.xlsx", as: "a.xlsx")
    #expect(try run("a.xlsx", "parts", in: scratch).code == 0)
    #expect(try run("parts", "b.xlsx", in: scratch).code == 0)
    #expect(try run("parts", "c.xlsx", in: scratch).code == 0)
    let zipped = try scratch.bytes("b.xlsx")
    #expect(try zipped == scratch.bytes("c.xlsx"))
    #expect(zipped[30...].starts(with: "[Content_Types].xml".utf8))
    #expect(try run("b.xlsx", "again", in: scratch).code == 0)
    let root = scratch.url("parts")
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    #expect(names.contains("xl/sharedStrings.xml"))
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: scratch.url("again").path).sorted()
        == names)
    for name in names where !scratch.url("parts/" + name).hasDirectoryPath {
      let first = try? scratch.bytes("parts/" + name)
      #expect(first == (try? scratch.bytes("again/" + name)), "\(name)")
    }
    let cells = try ["a.xlsx", "parts", "b.xlsx"].map {
      try Program.run(["cells", $0], in: scratch.folder).output
    }
    #expect(!cells[0].isEmpty && cells[0] == cells[1] && cells[0] == cells[2])
    #expect(scratch.names == ["a.xlsx", "again", "b.xlsx", "c.xlsx", "parts"])
  }

  @Test("of several sheets one must be named")
  func sheets() throws {
    let scratch = try Scratch()
    try scratch.copy("isesaki.xlsx", as: "a.xlsx")
    let run = try run("a.xlsx", "a.csv", in: scratch)
    #expect(run.code == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains("協働・共生分野、行財政分野"))
    #expect(try self.run("a.xlsx", "a.csv", "--sheet", "なし", in: scratch).code == 2)
    #expect(!scratch.exists("a.csv"))
    #expect(try self.run("a.xlsx", "a.csv", "--sheet", "行財政分野", in: scratch).code == 0)
    let lines = try ["a.xlsx", "a.csv"].map { name in
      try Program.run(["cells", name], in: scratch.folder).lines
        .filter { name == "a.csv" || $0.contains("行財政分野") }
        .map { $0.split(separator: "\"")[7] }
    }
    #expect(lines[0] == lines[1] && lines[0].count > 20)
  }

  @Test("what is there is not replaced unasked, and a folder of other things never")
  func existing() throws {
    let scratch = try Scratch()
    try scratch.copy("isesaki.xlsx", as: "a.xlsx")
    try scratch.write([1], to: "b.csv")
    try scratch.write([2], to: "mine/note.txt")
    let words = ["a.xlsx", "b.csv", "--sheet", "行財政分野"]
    #expect(try run(words[0], words[1], words[2], words[3], in: scratch).code == 2)
    #expect(try scratch.bytes("b.csv") == [1])
    #expect(try run(words[0], words[1], words[2], words[3], "--force", in: scratch).code == 0)
    #expect(try scratch.bytes("b.csv").count > 100)
    let other = try run("a.xlsx", "mine", "--force", in: scratch)
    #expect(other.code == 2)
    #expect(other.errors.contains("no unzipped workbook"))
    #expect(try scratch.bytes("mine/note.txt") == [2])
    #expect(try run("a.xlsx", "a.xlsx", "--force", in: scratch).code == 2)
    #expect(try run("a.xlsx", "parts", in: scratch).code == 0)
    #expect(try run("a.xlsx", "parts", in: scratch).code == 2)
    #expect(try run("a.xlsx", "parts", "--force", in: scratch).code == 0)
    #expect(scratch.names == ["a.xlsx", "b.csv", "mine", "parts"])
  }

  @Test(
    "what cannot be is said in one line and leaves nothing",
    arguments: [
      (["a.xlsx", "a.pdf"], "names no kind of output"), (["a.xlsx"], "Name the input"),
      (["a.xlsx", "b.xlsm"], "holds no macros"),
      (["a.xlsx", "b", "--sheet", "x"], "for writing CSV"),
      (["a.xlsx", "b", "--typed"], "from CSV"), (["a.csv", "b.xltx"], "converted to .xlsx"),
      (["a.csv", "b.csv", "--encoding", "utf8"], "Did you mean utf-8?"),
      (["none.csv", "b.xlsx"], "no such file"), ([".", "b.xlsx"], "a folder, not a workbook"),
    ])
  func refusals(_ words: [String], _ sentence: String) throws {
    let scratch = try Scratch()
    try scratch.copy("isesaki.xlsx", as: "a.xlsx")
    try scratch.write(Array("a,b\n".utf8), to: "a.csv")
    let run = try Program.run(["convert"] + words + ["--lang", "en"], in: scratch.folder)
    #expect(run.code == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains(sentence), "\(run.errors)")
    #expect(scratch.names == ["a.csv", "a.xlsx"])
  }

  /// Excel 2's format: one text and one number.
  private static let oldWorkbook: [UInt8] =
    [9, 0, 4, 0, 2, 0, 16, 0]
    + [4, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 5] + Array("Total".utf8)
    + [3, 0, 15, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x45, 0x40] + [10, 0, 0, 0]

  @Test("without LibreOffice an old .xls says what to install")
  func withoutLibreOffice() throws {
    let scratch = try Scratch()
    try scratch.write(Self.oldWorkbook, to: "old.xls")
    let run = try run("old.xls", "new.xlsx", in: scratch)
    #expect(run.code == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains("needs LibreOffice") && run.errors.contains("apt-get install"))
    #expect(scratch.names == ["old.xls"])
  }

  @Test("an old .xls is converted by LibreOffice", .enabled(if: hasLibreOffice))
  func libreOffice() throws {
    let scratch = try Scratch()
    try scratch.write(Self.oldWorkbook, to: "old.xls")
    try FileManager.default.createDirectory(
      at: scratch.url("temporary"), withIntermediateDirectories: true)
    let run = try Program.run(
      ["convert", "old.xls", "new.xlsx"], in: scratch.folder,
      environment: ["PATH": "/usr/bin:/bin", "TMPDIR": scratch.url("temporary").path])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors == "old.xls を new.xlsx に変換しました。\n")
    let cells = try Program.run(["cells", "new.xlsx"], in: scratch.folder).lines
    #expect(
      cells.map { $0.drop { $0 != "," } } == [
        #","ref":"A1","type":"s","value":"Total"}"#, #","ref":"B1","type":"n","value":42}"#,
      ])
    #expect(scratch.names == ["new.xlsx", "old.xls", "temporary"])
    let left = try FileManager.default.contentsOfDirectory(
      atPath: scratch.url("temporary").path)
    #expect(left.filter { $0.hasPrefix("kensan-") } == [])
  }
}
