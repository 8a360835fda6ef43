import Foundation

/// The built command, or another program built with it, run as a user runs it.
enum Program {
  struct Run {
    var output: String
    var errors: String
    var code: Int32
    var bytes: [UInt8]
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let fixtures = project.appending(path: "fixtures")

  /// The binaries lie in the build folder the test bundle lies in, however that is called; the
  /// runner may be the toolchain's own, then the bundle is one of its arguments.
  static let folder: URL = {
    for argument in CommandLine.arguments {
      var folder = URL(filePath: argument).resolvingSymlinksInPath()
      for _ in 0..<4 where folder.path != "/" {
        folder = folder.deletingLastPathComponent()
        let candidate = folder.appending(path: "kensan").path
        if folder.path != project.path, FileManager.default.isExecutableFile(atPath: candidate) {
          return folder
        }
      }
    }
    return URL(filePath: "no kensan beside the tests")
  }()

  /// - Parameter here: the folder the command is started in, so that reports name no machine.
  static func run(
    _ arguments: [String], in here: URL = fixtures, input: [UInt8] = [],
    environment: [String: String] = [:], templates: Bool = true, program: String = "kensan"
  ) throws -> Run {
    try start(
      arguments, in: here, input: input, environment: environment, templates: templates,
      program: program
    ).finish()
  }

  /// A program that may still be running.
  struct Running {
    let process: Process
    fileprivate let scratch: Scratch

    func finish() throws -> Run {
      process.waitUntilExit()
      let output = try scratch.bytes("out")
      return try Run(
        output: String(decoding: output, as: UTF8.self),
        errors: String(decoding: scratch.bytes("err"), as: UTF8.self),
        code: process.terminationStatus, bytes: output)
    }
  }

  static func start(
    _ arguments: [String], in here: URL = fixtures, input: [UInt8] = [],
    environment: [String: String] = [:], templates: Bool = true, program: String = "kensan"
  ) throws -> Running {
    let reads: Set<String> = [
      "check", "fix", "merge", "summary", "export", "diff", "extract", "form",
    ]
    let needsTemplates = templates && reads.contains(arguments.first ?? "")
    let process = Process()
    process.executableURL =
      program.hasPrefix("/") ? URL(filePath: program) : folder.appending(path: program)
    process.arguments =
      arguments
      + (needsTemplates ? ["--templates", project.appending(path: "templates").path] : [])
    process.currentDirectoryURL = here
    process.environment = environment
    let scratch = try Scratch()
    let files = try ["in", "out", "err"].map { name in
      let url = scratch.url(name)
      try Data(name == "in" ? input : []).write(to: url)
      return name == "in"
        ? try FileHandle(forReadingFrom: url) : try FileHandle(forWritingTo: url)
    }
    process.standardInput = files[0]
    process.standardOutput = files[1]
    process.standardError = files[2]
    try process.run()
    return Running(process: process, scratch: scratch)
  }
}

/// A folder of one test, gone when the test is over.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kensan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func url(_ name: String) -> URL { folder.appending(path: name) }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = url(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Takes a fixture into the folder under a name.
  func copy(_ fixture: String, as name: String) throws {
    try write(
      Array(try Data(contentsOf: Program.fixtures.appending(path: fixture))), to: name)
  }

  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url(name).path)
  }
}
