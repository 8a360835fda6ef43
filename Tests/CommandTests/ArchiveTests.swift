import Foundation
import Testing

/// Archives of workbooks, and paths and archives as streams.
@Suite("Archives and streams of workbooks")
struct ArchiveTests {
  /// Packs files with Python, names in UTF-8 or in CP932 as Windows writes them.
  private func pack(
    _ scratch: Scratch, _ name: String, _ files: [(String, String)], windows: Bool = false
  ) throws {
    let script = """
      import sys, zipfile
      name, windows, *files = sys.argv[1:]
      class Info(zipfile.ZipInfo):
          def _encodeFilenameFlags(self):
              return (self.filename.encode('cp932'), self.flag_bits & ~0x800)
      with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as archive:
          for file, entry in zip(files[::2], files[1::2]):
              info = (Info if windows == '1' else zipfile.ZipInfo)(entry)
              info.compress_type = zipfile.ZIP_DEFLATED
              archive.writestr(info, open(file, 'rb').read())
      """
    let run = try Program.run(
      ["-c", script, name, windows ? "1" : "0"] + files.flatMap { [$0.0, $0.1] },
      in: scratch.folder, program: "/usr/bin/python3")
    #expect(run.code == 0, "\(run.errors)")
  }

  private static func hasPython() -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
  }

  @Test(
    "the workbooks in an archive are inputs like those in a folder, by their own names",
    .enabled(if: hasPython()), arguments: [false, true])
  func archive(_ windows: Bool) throws {
    let scratch = try Scratch()
    try scratch.copy("batch/施策-01-01-01.xlsx", as: "課/表-能.xlsx")
    try scratch.copy("batch/施策-04-01-01.xlsx", as: "課/b.xlsx")
    try scratch.write(Array("broken".utf8), to: "課/壊れた.xlsx")
    let files = ["表-能.xlsx", "b.xlsx", "壊れた.xlsx"].map { ("課/" + $0, "課/" + $0) }
    try pack(
      scratch, "in.zip",
      files + [("課/b.xlsx", "__MACOSX/課/._b.xlsx"), ("課/b.xlsx", "課/~$b.xlsx")],
      windows: windows)
    for command in [["check", "--format", "jsonl", "--fail-on", "never"], ["extract"]] {
      let folder = try Program.run(command + files.map(\.1), in: scratch.folder)
      let archive = try Program.run(command + ["in.zip"], in: scratch.folder)
      #expect(archive.code == 2 && archive.lines.count > 1)
      #expect(archive.output == folder.output.replacing("\"課/", with: "\"in.zip/課/"))
      #expect(archive.errors == folder.errors.replacing("課/", with: "in.zip/課/"))
      let stream = try Program.run(
        command + ["-", "--stdin-filename", "in.zip"], in: scratch.folder,
        input: try scratch.bytes("in.zip"))
      #expect(stream.output == folder.output.replacing("\"課/", with: "\"-/課/"))
    }
    let fixed = try Program.run(
      ["fix", "in.zip", "--out-dir", "out", "--lang", "en"], in: scratch.folder)
    #expect(fixed.code == 2 && scratch.exists("out/in/課/b.xlsx"), "\(fixed.errors)")
    let inPlace = try Program.run(["fix", "in.zip", "--in-place"], in: scratch.folder)
    #expect(inPlace.code == 2 && inPlace.errors.contains("ZIP の中のファイルは --in-place で直せません"))
  }

  @Test("an archive that is damaged, empty or too large is one line", .enabled(if: hasPython()))
  func refused() throws {
    let scratch = try Scratch()
    try scratch.copy("batch/施策-01-01-01.xlsx", as: "a.xlsx")
    try scratch.write(Array("x".utf8), to: "a.txt")
    try pack(scratch, "none.zip", [("a.txt", "a.txt")])
    try scratch.write(Array("PK\u{3}\u{4} cut".utf8), to: "cut.zip")
    try pack(scratch, "big.zip", [("a.xlsx", "a.xlsx")])
    for (name, sentence) in [
      ("none.zip", "holds no workbooks"), ("cut.zip", "cut.zip: "),
      ("big.zip", "big.zip/a.xlsx: "),
    ] {
      let run = try Program.run(
        ["extract", name, "--max-bytes", "9000", "--lang", "en"], in: scratch.folder)
      #expect(run.code == 2 && run.output.isEmpty)
      #expect(run.errorLines.count == 1 && run.errors.contains(sentence), "\(run.errors)")
    }
  }

  @Test("paths come as a stream, and each file is judged for itself")
  func stream() throws {
    let scratch = try Scratch()
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Program.fixtures.appending(path: "batch").path
    ).filter { $0.hasSuffix(".xlsx") }.sorted()
    for name in names { try scratch.copy("batch/" + name, as: name) }
    // More than are taken at once.
    let paths = Array(repeating: names, count: 6).joined() + ["none.xlsx"]
    let input = Array(paths.joined(separator: "\0").utf8)
    let check = ["check", "--stdin0", "--format", "jsonl", "--fail-on", "never"]
    let streamed = try Program.run(check, in: scratch.folder, input: input)
    #expect(streamed.code == 2)
    #expect(streamed.errors.hasSuffix("none.xlsx: ファイルがありません。\n"))
    var expected = ""
    for name in names {
      expected += try Program.run(
        ["check", name, "--format", "jsonl", "--fail-on", "never"], in: scratch.folder
      ).output
    }
    #expect(streamed.output.hasPrefix(expected) && !expected.isEmpty)
    let values = try Program.run(
      ["extract", "--stdin0"], in: scratch.folder,
      input: Array(names.joined(separator: "\0").utf8))
    #expect(try values.output == Program.run(["extract", "."], in: scratch.folder).output)
    let none = try Program.run(
      ["extract", "--stdin0", "--lang", "en"], in: scratch.folder,
      input: [UInt8](repeating: 0x61, count: 70_000))
    #expect(none.code == 2 && none.errors.contains("no NUL between the paths"))
  }
}
