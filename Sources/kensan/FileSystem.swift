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

  static func identity(ofOpen file: Int32) -> Identity? {
    var info = stat()
    guard unsafe fstat(file, &info) == 0 else { return nil }
    return Identity(device: UInt64(info.st_dev), inode: UInt64(info.st_ino))
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

  /// What is there to be read, at most some; nothing at the end.
  static func some(from file: Int32) throws(CommandError) -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(file, $0.baseAddress, $0.count)
      }
      if count >= 0 { return Array(chunk[..<count]) }
      guard errno == EINTR else { throw failure("read") }
    }
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

  /// The name holds the old bytes or all the new, whatever happens meanwhile.
  ///
  /// - Parameter isUnchanged: looked at last of all; false refuses to replace the file.
  static func replace(
    _ path: String, with bytes: [UInt8],
    where isUnchanged: () throws(CommandError) -> Bool = { () throws(CommandError) in true }
  ) throws(CommandError) {
    try replace(path, where: isUnchanged) { write(bytes, to: $0) }
  }

  /// - Parameter write: writes the new bytes to a descriptor; whether it could.
  static func replace(
    _ path: String,
    where isUnchanged: () throws(CommandError) -> Bool = { () throws(CommandError) in true },
    by write: (Int32) -> Bool
  ) throws(CommandError) {
    let path = target(of: path)
    guard !isReadOnly(path) else { throw failure("write", EROFS) }
    try StagedFile(for: path, by: write).replace(where: isUnchanged)
  }

  /// Writes a file that must not be there yet.
  static func create(_ path: String, with bytes: [UInt8]) throws(CommandError) {
    try StagedFile(bytes, for: path).publish()
  }

  /// What a link leads to: the file behind it is replaced, not the link.
  static func target(of path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// Nobody may write to it: a folder's permission to replace files does not count against that.
  static func isReadOnly(_ path: String) -> Bool {
    guard let info = information(path), info.st_mode & S_IFMT == S_IFREG else { return false }
    let isRefused = unsafe access(path, W_OK) != 0
    return isRefused || info.st_mode & 0o222 == 0
  }

  /// Mode and, where it may be given, owner.
  static func copyPermissions(of path: String, to file: Int32) {
    guard let info = information(path) else { return }
    if fchown(file, info.st_uid, info.st_gid) != 0 { errno = 0 }
    fchmod(file, info.st_mode & 0o7777)
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

  /// Two names change places in one step, where the file system can do that.
  static func exchange(_ one: String, _ other: String) -> Bool {
    typealias Rename =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32
    // The C library has it, Swift's list of its functions has not.
    guard let symbol = unsafe dlsym(nil, "renameat2") else { return false }
    let rename = unsafe unsafeBitCast(symbol, to: Rename.self)
    let exchanging: UInt32 = 2
    return unsafe rename(AT_FDCWD, one, AT_FDCWD, other, exchanging) == 0
  }

  /// Removes a file or a folder, if it is there.
  static func remove(_ path: String) {
    if kind(path) == .folder { removeFolder(path) } else { unsafe unlink(path) }
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

  static func workingFolder() -> String? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// A path as seen from a folder, both taken by their names alone; `..` leads upward.
  static func relative(_ path: String, to folder: String) -> String? {
    guard let here = workingFolder() else { return nil }
    func parts(_ path: String) -> [Substring] {
      var parts: [Substring] = []
      for part in (path.hasPrefix("/") ? path : joined(here, path)).split(separator: "/") {
        if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
      }
      return parts
    }
    let (one, other) = (parts(path), parts(folder))
    let common = zip(one, other).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: other.count - common) + one[common...])
      .joined(separator: "/")
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

  static let changedMeanwhile = CommandError(
    ja: "読み込んだ後にファイルが変わったため、書いていません。もう一度実行してください。",
    en: "The file changed after it was read, so nothing was written. Run the command again.")

  static func failure(_ what: String, _ code: Int32 = errno) -> CommandError {
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
    case EROFS:
      return CommandError(
        ja: "読み取り専用のため書き込めません。", en: "It is read-only and cannot be written.")
    case EEXIST:
      return CommandError(
        ja: "同じ名前のファイルがすでにあるため、書いていません。",
        en: "A file of that name exists already, so nothing was written.")
    case ENOSPC, EDQUOT:
      return CommandError(
        ja: "ディスクに空きがないため、書いていません。空きを作ってからもう一度実行してください。",
        en: "The disk is full, so nothing was written. Make room and run the command again.")
    case EFBIG:
      return CommandError(
        ja: "ファイルの大きさの制限を超えるため、書いていません。",
        en: "The file would be larger than is allowed here, so nothing was written.")
    default:
      return CommandError(
        ja: (writing ? "書き込めません" : "読めません") + "（\(reason)）。",
        en: (writing ? "Cannot be written" : "Cannot be read") + " (\(reason)).")
    }
  }
}
