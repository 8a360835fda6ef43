import Grid
import Workbook

/// Where results are written: never over what is there unless that was asked for.
enum Output {
  /// - Throws: where the file exists and `--force` was not given.
  static func refuseExisting(_ path: String, _ arguments: Arguments) throws(CommandError) {
    guard FileSystem.exists(path), !arguments.has(.force) else { return }
    throw CommandError(
      ja: "\(path) はすでにあります。別の名前にするか、--force を付けてください。",
      en: "\(path) exists already. Choose another name or add --force.")
  }

  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    if FileSystem.kind(path) == .folder {
      throw CommandError(ja: "\(path) はフォルダーです。", en: "\(path) is a folder.")
    }
    do throws(CommandError) {
      try FileSystem.replace(path, with: bytes)
    } catch {
      throw about(path, error)
    }
  }

  static func write(_ source: WorkbookSource, to path: String) throws(CommandError) {
    switch source {
    case .bytes(let bytes): try write(bytes, to: path)
    case .folder(let files):
      do throws(CommandError) {
        try writeFolder(files, to: path)
      } catch {
        throw about(path, error)
      }
    }
  }

  /// A folder is written whole under another name beside, then takes the place of the old one.
  private static func writeFolder(_ files: [PartFile], to path: String) throws(CommandError) {
    let (parent, name) = FileSystem.split(path)
    let temporary = FileSystem.joined(parent, ".\(name).kensan-new")
    FileSystem.removeFolder(temporary)
    do throws(CommandError) {
      try FileSystem.makeFolder(temporary)
      for file in files {
        let target = FileSystem.joined(temporary, file.path)
        try FileSystem.makeFolder(FileSystem.split(target).folder)
        try FileSystem.replace(target, with: file.bytes)
      }
      let old = FileSystem.joined(parent, ".\(name).kensan-old")
      let replaces = FileSystem.exists(path)
      if replaces { try FileSystem.rename(path, to: old) }
      try FileSystem.rename(temporary, to: path)
      FileSystem.sync(parent)
      if replaces { FileSystem.removeFolder(old) }
    } catch {
      FileSystem.removeFolder(temporary)
      throw error
    }
  }

  private static func about(_ path: String, _ error: CommandError) -> CommandError {
    CommandError(ja: "\(path): \(error.message.ja)", en: "\(path): \(error.message.en)")
  }
}
