import Foundation
import Testing

@Suite("Time limits and years")
struct TimeAndYearTests {
  /// A pipe that nobody writes into is never read to its end.
  private static func pipe(in scratch: Scratch) throws {
    let made = try Program.run(
      ["a.xlsx"], in: scratch.folder, environment: ["PATH": "/usr/bin:/bin"],
      program: "/usr/bin/mkfifo")
    #expect(made.code == 0)
  }

  @Test("a file that takes too long is named, and the others are read")
  func timeLimit() throws {
    let scratch = try Scratch()
    try Self.pipe(in: scratch)
    try scratch.copy("isesaki.xlsx", as: "b.xlsx")
    let cells = try Program.run(["cells", "a.xlsx", "--timeout", "1"], in: scratch.folder)
    #expect(cells.code == 2 && cells.output.isEmpty)
    #expect(cells.errors.hasPrefix("kensan: a.xlsx: 1 秒で読み終わりませんでした。"))
    // Enough for the file that can be read, however busy the machine is.
    let limited = ["b.xlsx", "a.xlsx", "--timeout", "10"]
    let extract = try Program.run(["extract"] + limited, in: scratch.folder)
    #expect(extract.code == 2 && extract.errors.hasPrefix("kensan: a.xlsx: 10 秒で"))
    let alone = try Program.run(["extract", "b.xlsx"], in: scratch.folder)
    #expect(alone.code == 0 && extract.output == alone.output)
    let fix = try Program.run(
      ["fix"] + limited + ["--out-dir", "out", "--lang", "en"], in: scratch.folder)
    #expect(fix.code == 2 && fix.errors.contains("kensan: a.xlsx: Not done within 10 s."))
    let written = try FileManager.default.contentsOfDirectory(atPath: scratch.url("out").path)
    #expect(written == ["b.xlsx"])
  }

  @Test("a form of another year than the one asked for is told at its title")
  func year() throws {
    let words = ["check", "sano.xlsx", "--severity", "error", "--lang", "en"]
    let asked = try Program.run(words + ["--year", "R5"])
    #expect(asked.code == 1)
    #expect(asked.lines.filter { $0.hasPrefix("sano.xlsx") }.count == 1)
    #expect(asked.output.contains("施策マネジメントシート!A1  error LAY-005"), "\(asked.output)")
    #expect(try Program.run(words + ["--year", "令和4年度"]).code == 0)
  }
}
