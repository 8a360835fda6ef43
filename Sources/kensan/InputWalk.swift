import Grid
import Workbook

/// The workbooks that the paths of a command line name, in a fixed order.
struct InputWalk {
  /// One workbook to read, or one path that names none.
  struct Entry: Sendable {
    var path: String
    /// Where it lies below the folder it was found in; its file name where it was named itself.
    var relative: String
    var isFolder = false
    /// The archive it lies in, and where.
    var packed: (archive: FileArchive, entry: FileArchive.Entry)?
    var failure: Message?
  }

  private(set) var entries: [Entry] = []
  private var seen: Set<FileSystem.Identity> = []
  private let limits: Limits
  /// What standard input holds, where that is an archive.
  private let archive: FileArchive?

  /// - Parameter excluded: files about to be written or read for something else, which are no inputs
  ///   even inside a folder.
  /// - Parameter limits: what an archive of workbooks may cost.
  init(
    _ paths: [String], excluding excluded: [String] = [], limits: Limits = .standard,
    standardInput archive: FileArchive? = nil
  ) {
    self.limits = limits
    self.archive = archive
    seen = Set(excluded.compactMap { FileSystem.identity($0) })
    for path in paths { add(path) }
  }

  private mutating func add(_ path: String) {
    if path == "-", let archive {
      unpack(archive, path, "")
      return
    }
    if path == "-" {
      entries.append(Entry(path: path, relative: path))
      return
    }
    let name = FileSystem.split(path).name
    guard let kind = FileSystem.kind(path) else {
      fail(path, Message(ja: "ファイルがありません。", en: "There is no such file."))
      return
    }
    guard kind == .folder else {
      guard isNew(path) else { return }
      if Self.isArchive(name) { open(path, name) } else { take(path, name) }
      return
    }
    if Self.isUnzippedWorkbook(path) {
      guard isNew(path) else { return }
      entries.append(Entry(path: path, relative: name, isFolder: true))
      return
    }
    let before = entries.count
    walk(path, "")
    guard entries.count == before else { return }
    fail(
      path,
      Message(
        ja: "フォルダーの中に Excel ブックや CSV がありません。",
        en: "The folder holds no workbooks and no CSV files."))
  }

  private mutating func walk(_ folder: String, _ below: String) {
    guard isNew(folder) else { return }
    let names: [String]
    do throws(CommandError) {
      names = try FileSystem.names(in: folder)
    } catch {
      fail(folder, error.message)
      return
    }
    for name in names where !Self.isSkipped(name) {
      let path = FileSystem.joined(folder, name)
      let relative = below.isEmpty ? name : below + "/" + name
      switch FileSystem.kind(path) {
      case .folder where Self.isUnzippedWorkbook(path):
        if !Self.isKept(name), isNew(path) {
          entries.append(Entry(path: path, relative: relative, isFolder: true))
        }
      case .folder: walk(path, relative)
      case .file where Self.isArchive(name) && !Self.isSkipped(name):
        if isNew(path) { open(path, relative) }
      case .file where Self.isWorkbook(name):
        if isNew(path) { entries.append(Entry(path: path, relative: relative)) }
      default: continue
      }
    }
  }

  private mutating func take(_ path: String, _ relative: String) {
    entries.append(Entry(path: path, relative: relative))
  }

  /// The workbooks in an archive; one that is a workbook itself under a wrong name is taken as such.
  private mutating func open(_ path: String, _ relative: String) {
    do throws(WorkbookError) {
      let archive = try FileArchive(contentsOf: path, limits: limits)
      if archive.isWorkbook { return take(path, relative) }
      unpack(archive, path, String(relative.dropLast(Self.archive.count)) + "/")
    } catch {
      fail(path, error.message)
    }
  }

  private mutating func unpack(_ archive: FileArchive, _ path: String, _ below: String) {
    let before = entries.count
    for entry in archive.entries {
      let steps = entry.path.split(separator: "/").map(String.init)
      guard let name = steps.last, Self.isWorkbook(name),
        // What a Mac packs beside each file is no workbook.
        !steps.contains(where: { Self.isSkipped($0) || $0 == "__MACOSX" })
      else { continue }
      entries.append(
        Entry(
          path: FileSystem.joined(path, entry.path), relative: below + entry.path,
          packed: (archive, entry)))
    }
    guard entries.count == before else { return }
    fail(
      path,
      Message(
        ja: "ZIP の中に Excel ブックや CSV がありません。",
        en: "The archive holds no workbooks and no CSV files."))
  }

  private mutating func fail(_ path: String, _ message: Message) {
    entries.append(Entry(path: path, relative: path, failure: message))
  }

  /// The same file named twice, and folders that link in circles, count once.
  private mutating func isNew(_ path: String) -> Bool {
    guard let identity = FileSystem.identity(path) else { return true }
    return seen.insert(identity).inserted
  }

  /// What cannot be read is walked into as well: it is then named, with what to do, and not left out
  /// in silence.
  private static let extensions =
    [".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"] + textExtensions

  private static let textExtensions = [".csv", ".tsv"]

  private static let archive = ".zip"

  static func isArchive(_ name: String) -> Bool { name.lowercased().hasSuffix(archive) }

  private static func isWorkbook(_ name: String) -> Bool { format(name) != nil }

  static func isText(_ name: String) -> Bool {
    format(name).map(textExtensions.contains) ?? false
  }

  /// What the name of a file ends in, nil for folders and the like.
  static func format(_ name: String) -> String? {
    let lower = name.lowercased()
    return extensions.first { lower.hasSuffix($0) }
  }

  /// Excel's lock files, hidden files, our own settings, and the originals that `--in-place` keeps.
  private static func isSkipped(_ name: String) -> Bool {
    let lower = name.lowercased()
    return name.hasPrefix("~$") || name.hasPrefix(".") || Configuration.names.contains(name)
      || extensions.contains { lower.hasSuffix(".orig" + $0) }
  }

  /// The original of an unzipped workbook: `a.orig`, `a.orig.unzipped`.
  private static func isKept(_ name: String) -> Bool {
    name.lowercased().split(separator: ".").dropFirst().suffix(2).contains("orig")
  }

  static func isUnzippedWorkbook(_ path: String) -> Bool {
    FileSystem.kind(FileSystem.joined(path, "[Content_Types].xml")) == .file
  }
}
