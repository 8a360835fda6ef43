import Glibc
import Grid
import Review
import Workbook

/// Where results are written: never over what is there unless that was asked for.
enum Output {
  /// `--force` is for old results, never for a file that is read.
  /// - Throws: where the file is such an original, or exists and `--force` was not given.
  static func refuseExisting(_ path: String, _ arguments: Arguments) throws(CommandError) {
    guard FileSystem.exists(path) else { return }
    try refuseOriginal(path, among: arguments.originals)
    guard !arguments.has(.force) else { return }
    throw CommandError(
      ja: "\(path) はすでにあります。別の名前にするか、--force を付けてください。",
      en: "\(path) exists already. Choose another name or add --force.")
  }

  /// - Parameter read: files, and folders with what lies in them.
  static func refuseOriginal(_ path: String, among read: [String]) throws(CommandError) {
    guard let identity = FileSystem.identity(path) else { return }
    let isNamed = read.contains { FileSystem.identity($0) == identity }
    // Among the files of a folder last time's result may lie, which is to be written anew.
    guard isNamed || isMember(identity, of: read) && !isResult(path) else { return }
    throw CommandError(
      ja: "\(path) は元のファイルです。別の名前にしてください。",
      en: "\(path) is the original. Choose another name.")
  }

  private static func isMember(_ identity: FileSystem.Identity, of read: [String]) -> Bool {
    let folders = read.filter { FileSystem.kind($0) == .folder }
    return InputWalk(folders).entries.contains { FileSystem.identity($0.path) == identity }
  }

  /// Written by this program. A text file says nothing of where it comes from: `--force` decides.
  private static func isResult(_ path: String) -> Bool {
    if InputWalk.isText(path) { return true }
    guard let book = try? Workbook(contentsOf: path).book() else { return false }
    return book.properties.application["Application"] == "kensan"
      || book.properties.custom[MergedBook.property] != nil
  }

  /// The workbook named with `-o`.
  /// - Parameter ja, en: what is said of a name that is not an `.xlsx`.
  /// - Throws: where none is named, or the file exists and `--force` was not given.
  static func workbook(
    _ arguments: Arguments, ja: String, en: String
  ) throws(CommandError) -> String {
    guard let path = arguments.value(.output) else {
      throw CommandError(
        ja: "書き出す先を -o OUT.xlsx で指定してください。", en: "Name the output with -o OUT.xlsx.")
    }
    guard path.lowercased().hasSuffix(".xlsx") else { throw CommandError(ja: ja, en: en) }
    try refuseExisting(path, arguments)
    return path
  }

  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    try write(.bytes(bytes), to: path)
  }

  static func write(_ source: WorkbookSource, to path: String) throws(CommandError) {
    try write(source, to: path) { () throws(CommandError) in true }
  }

  /// - Parameter isUnchanged: whether what is replaced is still what it was.
  static func write(
    _ source: WorkbookSource, to path: String, where isUnchanged: () throws(CommandError) -> Bool
  ) throws(CommandError) {
    do throws(CommandError) {
      switch source {
      case .bytes(let bytes):
        try refuseFolder(path)
        try FileSystem.replace(path, with: bytes, where: isUnchanged)
      case .folder(let files): try writeFolder(files, to: path, where: isUnchanged)
      }
    } catch {
      throw about(path, error)
    }
  }

  /// Writes a text that comes in pieces.
  static func write(
    to path: String, _ text: ((String) -> Void) -> Void
  ) throws(CommandError) {
    do throws(CommandError) {
      try refuseFolder(path)
      try FileSystem.replace(path) { TextSink.write(to: $0, text) }
    } catch {
      throw about(path, error)
    }
  }

  private static func refuseFolder(_ path: String) throws(CommandError) {
    guard FileSystem.kind(path) != .folder else {
      throw CommandError(ja: "フォルダーです。", en: "It is a folder.")
    }
  }

  /// Writes a file that must not be there yet.
  static func create(_ source: WorkbookSource, at path: String) throws(CommandError) {
    do throws(CommandError) {
      switch source {
      case .bytes(let bytes): try FileSystem.create(path, with: bytes)
      case .folder(let files):
        guard !FileSystem.exists(path) else { throw FileSystem.failure("write", EEXIST) }
        try writeFolder(files, to: path) { () throws(CommandError) in true }
      }
    } catch {
      throw about(path, error)
    }
  }

  /// An error with the path it is about.
  static func told<Value>(
    _ path: String, _ work: () throws(CommandError) -> Value
  ) throws(CommandError) -> Value {
    do throws(CommandError) { return try work() } catch { throw about(path, error) }
  }

  /// A folder is written whole under another name beside, then takes the place of the old one.
  private static func writeFolder(
    _ files: [PartFile], to path: String, where isUnchanged: () throws(CommandError) -> Bool
  ) throws(CommandError) {
    let path = FileSystem.target(of: path)
    let (parent, name) = FileSystem.split(path)
    let temporary = FileSystem.joined(parent, ".\(name).kensan-new")
    let lock = try FileLock(path)
    defer { withExtendedLifetime(lock) {} }
    FileSystem.removeFolder(temporary)
    do throws(CommandError) {
      try FileSystem.makeFolder(temporary)
      for file in files {
        let target = FileSystem.joined(temporary, file.path)
        try FileSystem.makeFolder(FileSystem.split(target).folder)
        try FileSystem.create(target, with: file.bytes)
      }
      guard try isUnchanged() else { throw FileSystem.changedMeanwhile }
      if !FileSystem.exists(path) {
        try FileSystem.rename(temporary, to: path)
      } else if !FileSystem.exchange(temporary, path) {
        let old = FileSystem.joined(parent, ".\(name).kensan-old")
        try FileSystem.rename(path, to: old)
        try FileSystem.rename(temporary, to: path)
        FileSystem.removeFolder(old)
      }
      FileSystem.sync(parent)
      FileSystem.removeFolder(temporary)
    } catch {
      FileSystem.removeFolder(temporary)
      throw error
    }
  }

  private static func about(_ path: String, _ error: CommandError) -> CommandError {
    CommandError(ja: "\(path): \(error.message.ja)", en: "\(path): \(error.message.en)")
  }
}
