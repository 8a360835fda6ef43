import Glibc
import Grid

/// Files and folders by way of the C library. Nothing here leaves a file half written.
enum FileSystem {
  enum Kind { case file, folder, other }

  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  static func kind(_ path: String) -> Kind? {
    guard let info = information(path) else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  static func identity(_ path: String) -> Identity? {
    information(path).map { Identity(device: UInt64($0.st_dev), inode: UInt64($0.st_ino)) }
  }

  static func exists(_ path: String) -> Bool { kind(path) != nil }

  private static func information(_ path: String) -> stat? {
    var info = stat()
    return unsafe stat(path, &info) == 0 ? info : nil
  }

  /// The names in a folder, sorted by bytes so that every run sees the same order.
  static func names(in folder: String) throws(CommandError) -> [String] {
    guard let directory = unsafe opendir(folder) else { throw failure("read") }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// - Parameter limit: a longer file is refused before its end is reached.
  static func bytes(_ path: String, limit: Int) throws(CommandError) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("read") }
    defer { close(file) }
    return try bytes(from: file, expected: information(path).map { Int($0.st_size) } ?? 0, limit)
  }

  static func standardInput(limit: Int) throws(CommandError) -> [UInt8] {
    try bytes(from: STDIN_FILENO, expected: 1 << 16, limit)
  }

  private static func bytes(
    from file: Int32, expected: Int, _ limit: Int
  ) throws(CommandError) -> [UInt8] {
    var all: [UInt8] = []
    if expected <= limit { all.reserveCapacity(expected + 1) }
    var chunk = [UInt8](repeating: 0, count: max(1 << 16, min(expected + 1, 1 << 20)))
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(file, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("read")
      }
      if count == 0 { return all }
      all += chunk[..<count]
      guard all.count <= limit else {
        throw CommandError(
          ja: "ファイルが大きすぎます（上限 \(limit) バイト、--max-bytes で変えられます）。",
          en: "The file is too large (the limit is \(limit) bytes, see --max-bytes).")
      }
    }
  }

  /// Writes all bytes to a descriptor; a reader that went away is not our mistake.
  @discardableResult
  static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(file, $0.baseAddress! + start, $0.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      start += count
    }
    return true
  }

  /// Writes beside the target, syncs, and renames: the name holds the old bytes or all the new.
  static func replace(_ path: String, with bytes: [UInt8]) throws(CommandError) {
    let (folder, name) = split(path)
    let temporary = joined(folder, ".\(name).kensan-\(getpid())")
    let mode = information(path).map { $0.st_mode & 0o777 } ?? 0o666
    let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw failure("write") }
    let written = write(bytes, to: file) && fsync(file) == 0
    let error = errno
    close(file)
    guard written, unsafe Glibc.rename(temporary, path) == 0 else {
      let reason = written ? errno : error
      unsafe unlink(temporary)
      throw failure("write", reason)
    }
    sync(folder)
  }

  /// A rename is kept by the folder, so the folder is synced as well.
  static func sync(_ folder: String) {
    let directory = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return }
    fsync(directory)
    close(directory)
  }

  static func rename(_ old: String, to new: String) throws(CommandError) {
    guard unsafe Glibc.rename(old, new) == 0 else { throw failure("write") }
  }

  static func makeFolder(_ path: String) throws(CommandError) {
    if path.isEmpty || kind(path) == .folder { return }
    let (parent, _) = split(path)
    if parent != ".", parent != "/" { try makeFolder(parent) }
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure("write") }
  }

  /// A link is removed, never what it leads to.
  static func removeFolder(_ path: String) {
    for name in (try? names(in: path)) ?? [] {
      let child = joined(path, name)
      var info = stat()
      let isFolder = unsafe lstat(child, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
      if isFolder { removeFolder(child) } else { unsafe unlink(child) }
    }
    unsafe rmdir(path)
  }

  /// A new folder that nobody else may look into.
  static func makeTemporaryFolder() throws(CommandError) -> String {
    let parent = Environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var name = Array((joined(parent, "kensan-XXXXXX") + "\0").utf8.map(CChar.init(bitPattern:)))
    guard unsafe mkdtemp(&name) != nil else { throw failure("write") }
    return String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Where the running program lies, symbolic links followed.
  static func executable() -> String? {
    guard let path = unsafe realpath("/proc/self/exe", nil) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  static func joined(_ folder: String, _ name: String) -> String {
    if folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// `a/b.xlsx` → (`a`, `b.xlsx`); a bare name lies in `.`.
  static func split(_ path: String) -> (folder: String, name: String) {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    guard let slash = path.lastIndex(of: "/") else { return (".", String(path)) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }

  private static func failure(_ what: String, _ code: Int32 = errno) -> CommandError {
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "\(code)"
    let writing = what == "write"
    switch code {
    case ENOENT:
      return CommandError(
        ja: writing ? "書き込む先のフォルダーがありません。" : "ファイルがありません。",
        en: writing ? "The folder to write to does not exist." : "There is no such file.")
    case EACCES, EPERM:
      return CommandError(
        ja: writing ? "書き込む権限がありません。" : "読む権限がありません。",
        en: writing ? "Writing is not permitted." : "Reading is not permitted.")
    case ENOSPC:
      return CommandError(ja: "ディスクに空きがありません。", en: "The disk is full.")
    default:
      return CommandError(
        ja: (writing ? "書き込めません" : "読めません") + "（\(reason)）。",
        en: (writing ? "Cannot be written" : "Cannot be read") + " (\(reason)).")
    }
  }
}
