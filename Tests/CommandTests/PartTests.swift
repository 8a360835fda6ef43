import Foundation
import Testing

/// Summaries made of parts: by several processes, by `xargs`, on Spark.
@Suite("Parts of a summary")
struct PartTests {
  private static let formats = ["xlsx", "json"]

  /// The batch with a file that is no workbook, a form with an exception of its own, and copies that
  /// disagree: all that a summary of several files has to count together.
  private func scratch() throws -> (scratch: Scratch, paths: [String]) {
    let scratch = try Scratch()
    let names = ["01-02-02", "01-02-02（再提出）", "01-03-03", "02-01-01", "04-01-01"]
    for name in names { try scratch.copy("batch/施策-\(name).xlsx", as: "in/施策-\(name).xlsx") }
    try scratch.copy("batch/roster.csv", as: "in/roster.csv")
    try scratch.write(Array("broken".utf8), to: "in/壊れた.xlsx")
    return (scratch, scratch.list("in").map { "in/" + $0 })
  }

  private func whole(_ scratch: Scratch, _ options: [String] = []) throws {
    for format in Self.formats {
      let run = try Program.run(
        ["summary", "in", "-o", "one.\(format)"] + options, in: scratch.folder)
      #expect(run.code == 2 && run.errors.contains("in/壊れた.xlsx: "), "\(run.errors)")
    }
  }

  private func expectSame(
    _ parts: [String], _ scratch: Scratch, _ options: [String] = []
  ) throws {
    for format in Self.formats {
      let run = try Program.run(
        ["summary", "--combine"] + parts + ["-o", "two.\(format)", "--force"] + options,
        in: scratch.folder)
      #expect(run.code == 2 && run.errors.contains("in/壊れた.xlsx: "), "\(run.errors)")
      #expect(try scratch.bytes("one.\(format)") == scratch.bytes("two.\(format)"), "\(format)")
    }
  }

  @Test(
    "combined they are byte for byte what one process makes, however split and ordered",
    arguments: [2, 4])
  func splits(_ count: Int) throws {
    let (scratch, paths) = try scratch()
    try whole(scratch)
    var generator = SystemRandomNumberGenerator()
    var parts: [String] = []
    let shuffled = paths.shuffled(using: &generator)
    for number in 0..<count {
      let some = shuffled.enumerated().filter { $0.offset % count == number }.map(\.element)
      let name = "part\(number).jsonl"
      _ = try Program.run(["summary", "--partial", "-o", name] + some, in: scratch.folder)
      parts.append(name)
    }
    try expectSame(parts.shuffled(using: &generator), scratch)
  }

  @Test("roster and last year are named where all files are known")
  func references() throws {
    let (scratch, paths) = try scratch()
    try scratch.copy("batch/施策-04-01-01.xlsx", as: "before/old.xlsx")
    try scratch.copy("batch/roster.csv", as: "roster.csv")
    let options = ["--against", "before", "--roster", "roster.csv"]
    try whole(scratch, options)
    let half = paths.count / 2
    for (name, some) in [("a", paths[..<half]), ("b", paths[half...])] {
      _ = try Program.run(["summary", "--partial", "-o", name] + some, in: scratch.folder)
    }
    try expectSame(["b", "a"], scratch, options)
    let early = try Program.run(
      ["summary", "--partial", "in", "--roster", "roster.csv", "--lang", "en"],
      in: scratch.folder)
    #expect(early.code == 2 && early.errors.contains("--roster belongs to --combine"))
  }

  @Test("a part is the same whatever the order and threads, and parts can stand one behind another")
  func deterministic() throws {
    let (scratch, paths) = try scratch()
    let one = try Program.run(["summary", "--partial", "--jobs", "1"] + paths, in: scratch.folder)
    let other = try Program.run(
      ["summary", "--partial", "--jobs", "4"] + paths.reversed(), in: scratch.folder)
    #expect(one.bytes == other.bytes && one.lines.count == paths.count + 1)
    #expect(
      one.lines[0]
        == #"{"part":"kensan summary","version":1,"tool":"0.1.0","rules":"1","files":\#(paths.count)}"#
    )
    try whole(scratch)
    var joined: [UInt8] = []
    for some in [paths[..<3], paths[3...]] {
      joined += try Program.run(["summary", "--partial"] + some, in: scratch.folder).bytes
    }
    try scratch.write(joined, to: "joined.jsonl")
    // Said twice alike, it counts once.
    try expectSame(["joined.jsonl", "joined.jsonl"], scratch)
  }

  @Test("with find and xargs")
  func xargs() throws {
    let (scratch, _) = try scratch()
    try whole(scratch)
    let kensan = Program.folder.appending(path: "kensan").path
    let templates = Program.project.appending(path: "templates").path
    let line =
      "find in -type f -print0 | xargs -0 -n 3 -P 2 '\(kensan)' summary --partial"
      + " --templates '\(templates)' --out-dir parts"
    let run = try Program.run(
      ["-c", line], in: scratch.folder, environment: ["PATH": "/usr/bin:/bin"], program: "/bin/sh")
    // xargs has an end of its own for runs that end with 2.
    #expect(run.code == 123 && run.errorLines.count == 1, "\(run.errors)")
    #expect(scratch.list("parts").count == 3)
    try expectSame(["parts"], scratch)
  }

  @Test("what is no part, cut off, of another version or template, or contradicts is refused")
  func refused() throws {
    let (scratch, paths) = try scratch()
    let part = try Program.run(["summary", "--partial"] + paths, in: scratch.folder).output
    func refusal(_ text: String) throws -> String {
      try scratch.write(Array(text.utf8), to: "p")
      let run = try Program.run(
        ["summary", "--combine", "p", "-o", "x.csv", "--lang", "en"], in: scratch.folder)
      #expect(run.code == 2 && !scratch.exists("x.csv"))
      return run.errors
    }
    #expect(try refusal("") == "kensan: p: The part is cut off. Make it anew.\n")
    let lines = part.split(separator: "\n")
    #expect(try refusal(lines.dropLast().joined(separator: "\n")).contains("cut off"))
    #expect(try refusal("施策,指標\n").contains("no part of a summary (line 1)"))
    #expect(
      try refusal(part.replacing("\"tool\":\"0.1.0\"", with: "\"tool\":\"9.9\""))
        .contains("another version of kensan (9.9)"))
    let digest = try #require(part.firstMatch(of: /"template":"([0-9a-f]{64})"/)).1
    #expect(
      try refusal(part.replacing(digest, with: "0")).contains("is missing or has been changed"))
    let again = part.replacing("壊れた.xlsx\",", with: "壊れた.xlsx\",\"savedAt\":\"2024\",")
    #expect(try refusal(part + again).contains("stands in two parts that differ"))
  }

  /// A program that some file ends by force.
  @Test(
    "the job sets a file apart that ends the program, and keeps all others",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func crash() throws {
    let (scratch, _) = try scratch()
    try scratch.copy("isesaki.xlsx", as: "in/落ちる.xlsx")
    let paths = scratch.list("in").map { "in/" + $0 }
    let others = paths.filter { !$0.contains("落ちる") }
    let kensan = Program.folder.appending(path: "kensan").path
    let templates = Program.project.appending(path: "templates").path
    let fragile = "cat > paths; grep -aq 落ちる paths && kill -9 $$; exec \(kensan) \"$@\" < paths"
    let job = """
      import sys, summary_spark
      command = ["/bin/sh", "-c", sys.argv[1], "sh", "summary", "--partial", "--stdin0", "--quiet",
                 "--templates", sys.argv[2]]
      found = list(summary_spark.lines(sys.argv[3:], command, "."))
      print(summary_spark.head(command, len(found)))
      for line in found: print(line)
      """
    let part = try Program.run(
      ["-c", job, fragile, templates] + paths, in: scratch.folder,
      environment: [
        "PATH": "/usr/bin:/bin", "PYTHONPATH": "\(templates)/jobs", "PYTHONDONTWRITEBYTECODE": "1",
      ], program: "/usr/bin/python3")
    #expect(part.code == 0, "\(part.errors)")
    let alone = try Program.run(["summary", "--partial"] + others, in: scratch.folder)
    let lines = Set(part.lines.dropFirst())
    #expect(lines.count == paths.count && lines.isSuperset(of: alone.lines.dropFirst()))
    try scratch.write(part.bytes, to: "part.jsonl")
    let run = try Program.run(
      ["summary", "--combine", "part.jsonl", "-o", "two.json"], in: scratch.folder)
    #expect(run.code == 2 && run.errors.contains("in/落ちる.xlsx: 読み込みが終わりませんでした"), "\(run.errors)")
    #expect(run.errorLines.last == "5 ファイルを two.json に集計しました。")
  }

  private static let spark =
    ["KENSAN_SPARK_PYTHON"].lazy.compactMap {
      ProcessInfo.processInfo.environment[$0]
    }.first ?? "/usr/bin/python3"

  private static func hasSpark() -> Bool {
    let run = try? Program.run(
      ["-c", "import pyspark"], environment: ["PATH": "/usr/bin:/bin"], program: spark)
    return run?.code == 0
  }

  /// KENSAN_SPARK_PYTHON names a Python that has pyspark; KENSAN_COPIES how many workbooks to make.
  @Test("on Spark", .enabled(if: hasSpark()))
  func spark() throws {
    let (scratch, _) = try scratch()
    let copies = ProcessInfo.processInfo.environment["KENSAN_COPIES"].flatMap(Int.init) ?? 0
    for number in 0..<copies {
      try scratch.copy("batch/施策-02-01-01.xlsx", as: "in/写し\(number).xlsx")
    }
    try whole(scratch)
    let paths = scratch.list("in").map { "in/" + $0 }.joined(separator: "\n")
    try scratch.write(Array(paths.utf8), to: "paths.txt")
    let run = try Program.run(
      [
        Program.project.appending(path: "templates/jobs/summary_spark.py").path,
        "--paths", "paths.txt", "--out", "two.json", "--partitions", "\(max(3, copies / 50))",
        "--parts", "kept", "--kensan", Program.folder.appending(path: "kensan").path,
        "--templates", Program.project.appending(path: "templates").path,
      ], in: scratch.folder,
      environment: [
        "PATH": "/usr/bin:/bin", "HOME": scratch.folder.path, "PYSPARK_PYTHON": Self.spark,
        "PYSPARK_SUBMIT_ARGS":
          "--master \(Self.master) --conf spark.ui.enabled=false pyspark-shell",
      ], program: Self.spark)
    #expect(run.code == 2, "\(run.errors)")
    #expect(try scratch.bytes("one.json") == scratch.bytes("two.json"))
    let apart = String(decoding: try scratch.bytes("unreadable.jsonl"), as: UTF8.self)
    #expect(apart.hasPrefix(#"{"file": "in/壊れた.xlsx", "reason": {"ja": "#))
    try expectSame(["kept/part.jsonl"], scratch)
  }

  private static let master =
    ProcessInfo.processInfo.environment["KENSAN_SPARK_MASTER"] ?? "local[2]"
}

extension Scratch {
  fileprivate func list(_ name: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: url(name).path).sorted()) ?? []
  }
}
