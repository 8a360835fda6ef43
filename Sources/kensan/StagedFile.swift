import Glibc

/// A file that is whole and on the disk before it gets its name.
///
/// Until then it has none at all where the file system knows such files, so that a run that is killed
/// leaves nothing behind; elsewhere its name begins with a point and tells the process.
final class StagedFile {
  private let file: Int32
  private let folder: String
  private let name: String
  /// Where the file lies until it is published; nil for a file without a name.
  private var temporary: String?

  /// `O_TMPFILE` without `O_DIRECTORY`, which Linux numbers alike on the machines Swift runs on.
  private static let unnamed: Int32 = 0o20_000_000

  /// Writes the bytes to the target's file system.
  ///
  /// - Throws: why they cannot be written; nothing is left behind then.
  convenience init(_ bytes: [UInt8], for target: String) throws(CommandError) {
    try self.init(for: target) { FileSystem.write(bytes, to: $0) }
  }

  /// - Parameter write: writes what the file holds to a descriptor; whether it could.
  init(for target: String, by write: (Int32) -> Bool) throws(CommandError) {
    (folder, name) = FileSystem.split(target)
    let flags = O_WRONLY | O_CLOEXEC
    var file = unsafe open(folder, flags | Self.unnamed | O_DIRECTORY, 0o666)
    var temporary: String?
    if file < 0, errno != ENOENT, errno != EACCES, errno != EROFS, errno != ENOSPC {
      let path = FileSystem.joined(folder, ".\(name).kensan-\(getpid())")
      file = unsafe open(path, flags | O_CREAT | O_EXCL, 0o666)
      if file >= 0 { temporary = path }
    }
    guard file >= 0 else { throw FileSystem.failure("write") }
    self.file = file
    self.temporary = temporary
    errno = 0
    guard write(file), fsync(file) == 0 else {
      throw FileSystem.failure("write")
    }
  }

  deinit {
    close(file)
    if let temporary { unsafe unlink(temporary) }
  }

  /// Gives the file its name, unless another file has it.
  func publish() throws(CommandError) {
    try link(to: FileSystem.joined(folder, name))
    FileSystem.sync(folder)
  }

  /// Puts the file in the place of another one, with the same permissions; at every moment the name
  /// holds the old bytes or all the new ones.
  ///
  /// - Parameter isUnchanged: looked at last of all, while no other run can replace the file.
  func replace(
    where isUnchanged: () throws(CommandError) -> Bool
  ) throws(CommandError) {
    let path = FileSystem.joined(folder, name)
    let lock = try FileLock(path)
    defer { withExtendedLifetime(lock) {} }
    guard try isUnchanged() else { throw FileSystem.changedMeanwhile }
    FileSystem.copyPermissions(of: path, to: file)
    if temporary == nil {
      let beside = FileSystem.joined(folder, ".\(name).kensan-new")
      // What a killed run has left; no other run is here while the file is locked.
      unsafe unlink(beside)
      try link(to: beside)
      temporary = beside
    }
    guard let temporary, unsafe Glibc.rename(temporary, path) == 0 else {
      throw FileSystem.failure("write")
    }
    self.temporary = nil
    FileSystem.sync(folder)
  }

  private func link(to path: String) throws(CommandError) {
    let status =
      if let temporary {
        unsafe Glibc.link(temporary, path)
      } else {
        unsafe linkat(AT_FDCWD, "/proc/self/fd/\(file)", AT_FDCWD, path, AT_SYMLINK_FOLLOW)
      }
    if status == 0 { return }
    // Some file systems know no second name; there the name is taken if it is free.
    guard [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS].contains(errno), let temporary,
      !FileSystem.exists(path)
    else { throw FileSystem.failure("write") }
    guard unsafe Glibc.rename(temporary, path) == 0 else { throw FileSystem.failure("write") }
    self.temporary = nil
  }
}

/// Keeps other runs of the program from replacing a file at the same time.
final class FileLock {
  private let file: Int32

  /// Waits for the file; one that does not exist, or lies where files cannot be locked, is free.
  init(_ path: String) throws(CommandError) {
    while true {
      let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else {
        self.file = -1
        return
      }
      while flock(file, LOCK_EX) != 0, errno == EINTR {}
      // Whoever had the lock may have put another file there.
      if FileSystem.identity(path) == FileSystem.identity(ofOpen: file) {
        self.file = file
        return
      }
      close(file)
    }
  }

  deinit { if file >= 0 { close(file) } }
}
