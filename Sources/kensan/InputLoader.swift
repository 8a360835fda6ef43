import Grid
import Review
import Workbook

/// Takes the bytes of an input into memory.
struct InputLoader: Sendable {
  var limits: Limits
  var stdinName: String

  func load(_ entry: InputWalk.Entry) throws(CommandError) -> InputFile {
    if let failure = entry.failure { throw CommandError(failure) }
    if let packed = entry.packed {
      do throws(WorkbookError) {
        return InputFile(
          path: entry.path, name: FileSystem.split(entry.path).name,
          source: .bytes(try packed.archive.bytes(of: packed.entry)))
      } catch {
        throw CommandError(error.message)
      }
    }
    if entry.path == "-" {
      let bytes = try FileSystem.standardInput(limit: limits.bytes)
      return InputFile(path: stdinName, name: stdinName, source: .bytes(bytes))
    }
    let name = FileSystem.split(entry.path).name
    if entry.isFolder {
      var files: [PartFile] = []
      var total = 0
      try collect(entry.path, "", &files, &total)
      return InputFile(path: entry.path, name: name, source: .folder(files))
    }
    let bytes = try FileSystem.bytes(entry.path, limit: limits.bytes)
    return InputFile(path: entry.path, name: name, source: .bytes(bytes))
  }

  /// The one input of a command that takes no more.
  func load(path: String) throws(CommandError) -> InputFile {
    var entry = InputWalk.Entry(path: path, relative: path)
    entry.isFolder = FileSystem.kind(path) == .folder
    guard !entry.isFolder || InputWalk.isUnzippedWorkbook(path) else {
      throw CommandError(ja: "ブックではなくフォルダーです。", en: "This is a folder, not a workbook.")
    }
    return try load(entry)
  }

  /// A file that the command line names among others: errors say which one they are about.
  func load(named path: String) throws(CommandError) -> InputFile {
    try Output.told(path) { () throws(CommandError) in try load(path: path) }
  }

  private func collect(
    _ folder: String, _ below: String, _ files: inout [PartFile], _ total: inout Int
  ) throws(CommandError) {
    for name in try FileSystem.names(in: folder) {
      let path = FileSystem.joined(folder, name)
      let relative = below.isEmpty ? name : below + "/" + name
      switch FileSystem.kind(path) {
      case .folder: try collect(path, relative, &files, &total)
      case .file:
        let bytes = try FileSystem.bytes(path, limit: max(0, limits.bytesInflated - total))
        total += bytes.count
        files.append(PartFile(path: relative, bytes: bytes))
      default: continue
      }
    }
  }
}
