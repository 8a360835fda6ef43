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
    #expect(scratch.names == ["isesaki.csv", "isesaki.orig.csv"])
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
}
