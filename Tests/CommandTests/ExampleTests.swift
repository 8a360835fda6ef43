import Foundation
import Testing

@Suite("The example programs of the library")
struct ExampleTests {
  private func run(_ program: String, _ words: String..., in scratch: Scratch) throws -> String {
    let run = try Program.run(words, in: scratch.folder, program: program)
    #expect(run.code == 0)
    #expect(run.errors == "")
    return run.output
  }

  @Test("a report is written, read, corrected with a note, and read again")
  func all() throws {
    let scratch = try Scratch()
    #expect(try run("write-report", "report.xlsx", in: scratch) == "report.xlsx: 3 rows\n")
    #expect(
      try run("read-cells", "report.xlsx", "集計", "B2", "C", in: scratch) == """
        sheet: 集計
        B2: the number 120
        total of C: 233.1

        """)
    let before = try scratch.bytes("report.xlsx")
    #expect(
      try run("correct-cells", "report.xlsx", "集計", "C4", "44.5", "corrected.xlsx", in: scratch)
        == "corrected.xlsx: C4 is now 44.5\n")
    #expect(
      try run("read-cells", "corrected.xlsx", "集計", "C4", "C", in: scratch) == """
        sheet: 集計
        C4: the number 44.5
        total of C: 246

        """)
    #expect(try scratch.bytes("report.xlsx") == before)
    let files = try Program.run(["convert", "corrected.xlsx", "parts"], in: scratch.folder)
    #expect(files.code == 0)
    let parts = try FileManager.default.subpathsOfDirectory(atPath: scratch.url("parts").path)
    #expect(parts.contains { $0.hasPrefix("xl/charts/chart") })
    #expect(parts.contains { $0.hasPrefix("xl/comments") })
  }

  @Test("each says how it is used, and what is wrong with a file")
  func wrongUse() throws {
    let scratch = try Scratch()
    #expect(
      try run("read-cells", in: scratch) == "usage: read-cells FILE SHEET CELL COLUMN\n")
    #expect(
      try run("correct-cells", "a", in: scratch)
        == "usage: correct-cells FILE SHEET CELL NUMBER OUT\n")
    #expect(try run("write-report", in: scratch) == "usage: write-report OUT.xlsx\n")
    try scratch.write(Array("甲,乙\n1,2\n".utf8), to: "a.csv")
    #expect(
      try run("read-cells", "a.csv", "b", "A1", "B", in: scratch)
        == "sheet: a\nThere is no sheet \"b\".\n")
    #expect(
      try run("correct-cells", "a.xlsx", "b", "A1", "5", "b.xlsx", in: scratch)
        .hasPrefix("The file cannot be opened"))
    #expect(scratch.names == ["a.csv"])
  }
}
