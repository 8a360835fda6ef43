import Foundation
import Testing

/// Whatever goes wrong while a corrected file is written: the original is whole, no half file stays,
/// and the message says what happened. `KENSAN_KILLS=200` kills as many runs.
@Suite("Failing while writing corrected workbooks")
struct FixFailureTests {
  static let kills =
    ProcessInfo.processInfo.environment["KENSAN_KILLS"].flatMap { Int($0) } ?? 4

  /// The command as a shell writes it.
  private static func fix(_ words: String) -> String {
    "\"$KENSAN\" fix \(words) --templates \"$TEMPLATES\" --jobs 1"
  }

  private static func shell(_ script: String, in folder: URL) throws -> Program.Run {
    try Program.run(
      ["-c", script], in: folder,
      environment: [
        "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
        "KENSAN": Program.folder.appending(path: "kensan").path,
        "TEMPLATES": Program.project.appending(path: "templates").path,
      ], program: "/bin/sh")
  }

  /// A workbook with slips, and what it is fixed to.
  private struct Case {
    let scratch: Scratch
    let original: [UInt8]
    let corrected: [UInt8]

    init() throws {
      let other = try Scratch()
      try other.copy("nasushiobara-slips.xlsx", as: "a.xlsx")
      _ = try Program.run(["fix", "a.xlsx", "-o", "b.xlsx"], in: other.folder)
      original = try other.bytes("a.xlsx")
      corrected = try other.bytes("b.xlsx")
      scratch = try Scratch()
      try reset()
    }

    func reset() throws {
      for name in scratch.names { try FileManager.default.removeItem(at: scratch.url(name)) }
      try scratch.write(original, to: "a.xlsx")
    }

    /// What may be there after any end: whole files, and a corrected one only with its log.
    func expectWhole(_ label: String) throws {
      let now = try scratch.bytes("a.xlsx")
      #expect(now == original || now == corrected, "\(label): the file is whole")
      for name in scratch.names {
        switch name {
        case "a.xlsx": continue
        case "a.orig.xlsx", "c.xlsx":
          let bytes = try scratch.bytes(name)
          #expect(bytes == original || bytes == corrected, "\(label): \(name) is whole")
        case let log where log.contains(".fixes"):
          let data = Data(try scratch.bytes(log))
          #expect(
            (try? JSONSerialization.jsonObject(with: data)) != nil, "\(label): \(log) is whole")
        case ".a.xlsx.kensan-new":
          // Killed between two names of a whole file; the next run takes it away.
          #expect(try scratch.bytes(name) == corrected, "\(label): \(name) is whole")
        default: Issue.record("\(label): \(name) is left behind")
        }
      }
      if now == corrected {
        #expect(scratch.exists("a.xlsx.fixes.json") && scratch.exists("a.orig.xlsx"), "\(label)")
      }
    }
  }

  @Test("killed at any moment")
  func killed() throws {
    let one = try Case()
    for number in 0..<Self.kills {
      try one.reset()
      let wait = Double((number * 7919) % 300) / 1000
      let run = try Program.start(
        ["fix", "a.xlsx", "--in-place", "--jobs", "1"], in: one.scratch.folder)
      Thread.sleep(forTimeInterval: wait)
      kill(run.process.processIdentifier, SIGKILL)
      _ = try run.finish()
      try one.expectWhole("killed after \(wait) s")
      // Whatever was left, the next run comes to the same end.
      let next = try Self.shell(Self.fix("a.xlsx --in-place"), in: one.scratch.folder)
      #expect(next.code == 1, "\(next.errors)")
      #expect(try one.scratch.bytes("a.xlsx") == one.corrected)
      #expect(try one.scratch.bytes("a.orig.xlsx") == one.original)
      #expect(!one.scratch.names.contains { $0.hasPrefix(".") })
    }
  }

  @Test("no file may grow beyond a limit, wherever the limit strikes")
  func sizes() throws {
    let one = try Case()
    // The log is the smallest of the three files, the corrected one the middle one.
    let sizes = try {
      _ = try Self.shell(Self.fix("a.xlsx --in-place"), in: one.scratch.folder)
      return try ["a.xlsx.fixes.json", "a.xlsx", "a.orig.xlsx"].map {
        try one.scratch.bytes($0).count
      }
    }()
    for limit in Set([0, 4096] + sizes.map { $0 - 1 }) {
      try one.reset()
      // The message goes through a pipe: a file could not take it either.
      let run = try Self.shell(
        "prlimit --fsize=\(limit) \(Self.fix("a.xlsx --in-place")) 2>&1 >/dev/null | cat >&2",
        in: one.scratch.folder)
      #expect(run.errors.contains("書いていません"), "\(limit): \(run.errors)")
      try one.expectWhole("limit \(limit)")
      #expect(try one.scratch.bytes("a.xlsx") == one.original, "\(limit)")
      #expect(!one.scratch.exists("a.xlsx.fixes.json"), "\(limit)")
    }
  }

  @Test("the disk is full", .enabled(if: canMount()))
  func full() throws {
    let one = try Case()
    // Room for the original, and for less and less of what is written besides.
    for room in [12, 28, 36] {
      let run = try Self.shell(
        """
        unshare -rm sh -c 'mkdir m && mount -t tmpfs -o size=\(room)k none m && cp a.xlsx m/ &&
        cd m && \(Self.fix("a.xlsx --in-place")); echo $? >../code
        ls -A >../names; cp -f a.xlsx ../after.xlsx; cp -f a.orig.xlsx ../kept.xlsx 2>/dev/null; true'
        """, in: one.scratch.folder)
      let names = String(decoding: try one.scratch.bytes("names"), as: UTF8.self)
      let after = try one.scratch.bytes("after.xlsx")
      if String(decoding: try one.scratch.bytes("code"), as: UTF8.self) == "2\n" {
        #expect(run.errors.contains("ディスクに空きがない"), "\(room): \(run.errors)")
        #expect(after == one.original, "\(room)")
        #expect(!names.contains("fixes"), "\(room): \(names)")
      } else {
        #expect(after == one.corrected, "\(room)")
      }
      #expect(!names.contains(".a.xlsx"), "\(room): \(names)")
      if one.scratch.exists("kept.xlsx") {
        #expect(try one.scratch.bytes("kept.xlsx") == one.original)
      }
      for name in ["m", "names", "code", "after.xlsx", "kept.xlsx"] where one.scratch.exists(name) {
        try FileManager.default.removeItem(at: one.scratch.url(name))
      }
    }
  }

  private static func canMount() -> Bool {
    guard let scratch = try? Scratch(),
      let run = try? shell("unshare -rm sh -c 'mount -t tmpfs none .'", in: scratch.folder)
    else { return false }
    return run.code == 0
  }

  @Test("the file is read-only, or its folder is on a read-only disk")
  func readOnly() throws {
    let one = try Case()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: one.scratch.url("a.xlsx").path)
    let run = try Self.shell(Self.fix("a.xlsx --in-place"), in: one.scratch.folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("読み取り専用"))
    #expect(run.output == "", "nothing is said to be corrected")
    #expect(one.scratch.names == ["a.xlsx"])
    #expect(try one.scratch.bytes("a.xlsx") == one.original)
    guard Self.canMount() else { return }
    let mounted = try Self.shell(
      """
      unshare -rm sh -c 'mkdir m && cp a.xlsx m/ && mount --bind m m && mount -o remount,ro,bind m &&
      \(Self.fix("m/a.xlsx --in-place"))'
      """, in: one.scratch.folder)
    #expect(mounted.code == 2)
    #expect(mounted.errors.contains("読み取り専用"))
    #expect(try one.scratch.bytes("m/a.xlsx") == one.original)
  }

  @Test("the file keeps its permissions, and a link to it stays a link")
  func permissions() throws {
    let one = try Case()
    let path = one.scratch.url("a.xlsx").path
    try FileManager.default.setAttributes([.posixPermissions: 0o660], ofItemAtPath: path)
    try FileManager.default.createSymbolicLink(
      atPath: one.scratch.url("link.xlsx").path, withDestinationPath: "a.xlsx")
    _ = try Self.shell(Self.fix("link.xlsx --in-place"), in: one.scratch.folder)
    #expect(try one.scratch.bytes("a.xlsx") == one.corrected)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o660)
    let link = try FileManager.default.destinationOfSymbolicLink(
      atPath: one.scratch.url("link.xlsx").path)
    #expect(link == "a.xlsx")
  }

  @Test("the file changed after it was read")
  func changedMeanwhile() throws {
    let one = try Case()
    // The second input is a pipe: while kensan waits for it, the first one has been read.
    let run = try Self.shell(
      """
      mkfifo pipe.xlsx; (exec 3>pipe.xlsx; echo more >>a.xlsx) &
      \(Self.fix("a.xlsx pipe.xlsx --in-place")) >out; code=$?; rm pipe.xlsx out; exit $code
      """, in: one.scratch.folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("読み込んだ後にファイルが変わった"), "\(run.errors)")
    #expect(try one.scratch.bytes("a.xlsx") == one.original + Array("more\n".utf8))
    #expect(one.scratch.names == ["a.xlsx"])
  }

  @Test("the file is open in Excel or LibreOffice", arguments: ["~$a.xlsx", ".~lock.a.xlsx#"])
  func open(_ mark: String) throws {
    let one = try Case()
    try one.scratch.write([1], to: mark)
    let run = try Self.shell(Self.fix("a.xlsx --in-place"), in: one.scratch.folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("開かれています") && run.errors.contains(mark))
    #expect(try one.scratch.bytes("a.xlsx") == one.original)
    #expect(one.scratch.names == [mark, "a.xlsx"].sorted())
  }

  @Test("several runs at once on one file")
  func several() throws {
    let one = try Case()
    for round in 0..<2 {
      try one.reset()
      let runs = try (0..<4).map { _ in
        try Program.start(["fix", "a.xlsx", "--in-place"], in: one.scratch.folder)
      }
      for run in runs { _ = try run.finish() }
      try one.expectWhole("round \(round)")
      #expect(try one.scratch.bytes("a.xlsx") == one.corrected)
      #expect(try one.scratch.bytes("a.orig.xlsx") == one.original)
      #expect(one.scratch.names == ["a.orig.xlsx", "a.xlsx", "a.xlsx.fixes.json"])
    }
    try one.reset()
    let codes = try (0..<4).map { _ in
      try Program.start(["fix", "a.xlsx", "-o", "c.xlsx"], in: one.scratch.folder)
    }.map { try $0.finish().code }
    #expect(try one.scratch.bytes("c.xlsx") == one.corrected)
    #expect(one.scratch.exists("c.xlsx.fixes.json"))
    #expect(codes.filter { $0 == 1 }.count == 1, "one run wrote: \(codes)")
  }
}
