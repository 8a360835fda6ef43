import Glibc
import Grid
import Reports
import Review
import Workbook

/// Writes corrected files, each with its log; of files corrected in place the original is kept.
///
/// A log is written before its file: whatever happens, no change is without its log.
struct FixWriter {
  private let targets: FixTargets
  private let paths: [String?]
  private let replaces: Bool
  /// The one log of all files, where one was asked for.
  private let log: String?
  private let language: Language
  private var logged: [ChangeLog] = []

  init(
    _ targets: FixTargets, _ paths: [String?], _ arguments: Arguments, _ language: Language
  ) throws(CommandError) {
    self.targets = targets
    self.paths = paths
    replaces = arguments.has(.force)
    log = arguments.value(.log)
    self.language = language
    if let log { try Output.refuseExisting(log, arguments) }
  }

  mutating func write(
    _ outcome: FixOutcome, _ entry: InputWalk.Entry, number: Int, _ loader: InputLoader
  ) throws(CommandError) {
    guard let path = paths[number] else {
      if log != nil { try add(ChangeLog(outcome, output: nil)) }
      return
    }
    let isChanged = outcome.source != outcome.original
    guard isChanged || !targets.isInPlace else { return }
    // What is new beside the file goes again where the file cannot be written.
    var fresh: [String] = []
    do throws(CommandError) {
      if targets.isInPlace {
        try refuse(path)
        if let kept = try keepOriginal(outcome, of: path) { fresh.append(kept) }
      } else {
        try FileSystem.makeFolder(FileSystem.split(path).folder)
      }
      if isChanged, let own = try writeLog(ChangeLog(outcome, output: path), beside: path) {
        fresh.append(own)
      }
      try put(outcome, at: path, entry, loader)
    } catch {
      for path in fresh { FileSystem.remove(path) }
      if isChanged, log != nil { try takeBack(path) }
      throw error
    }
  }

  private func put(
    _ outcome: FixOutcome, at path: String, _ entry: InputWalk.Entry, _ loader: InputLoader
  ) throws(CommandError) {
    if targets.isInPlace {
      try Output.write(outcome.source, to: path) { () throws(CommandError) in
        try loader.load(entry).source == outcome.original
      }
    } else if replaces {
      try Output.write(outcome.source, to: path)
    } else {
      try Output.create(outcome.source, at: path)
    }
  }

  /// A log that names no file is written as well: somebody asked for it.
  func finish() throws(CommandError) {
    if log != nil, logged.isEmpty { try save() }
  }

  // MARK: - Logs

  /// - Returns: the path of a log of this file alone.
  private mutating func writeLog(
    _ entry: ChangeLog, beside path: String
  ) throws(CommandError) -> String? {
    guard log == nil else {
      try add(entry)
      return nil
    }
    let bytes = document([entry])
    let own = freeLog(beside: path)
    if targets.isInPlace || !replaces {
      try Output.create(.bytes(bytes), at: own)
    } else {
      try Output.write(bytes, to: own)
    }
    return own
  }

  /// `a.xlsx` → `a.xlsx.fixes.json`. A file corrected in place may be corrected again, and each step
  /// wants to be undone.
  private func freeLog(beside path: String) -> String {
    let first = path + ".fixes.json"
    guard targets.isInPlace else { return first }
    var name = first
    var number = 2
    while FileSystem.exists(name) {
      name = path + ".fixes-\(number).json"
      number += 1
    }
    return name
  }

  private mutating func add(_ entry: ChangeLog) throws(CommandError) {
    logged.append(entry)
    try save()
  }

  private mutating func takeBack(_ path: String) throws(CommandError) {
    logged.removeAll { $0.output == path }
    try save()
  }

  private func save() throws(CommandError) {
    guard let log else { return }
    try Output.write(document(logged), to: log)
  }

  private func document(_ logs: [ChangeLog]) -> [UInt8] {
    Array(FixLog.document(logs, toolVersion: Version.tool, language: language).utf8)
  }

  // MARK: - Originals

  /// Office programs leave a file beside the one that they have open, and would write over what we do.
  private func refuse(_ path: String) throws(CommandError) {
    guard !FileSystem.isReadOnly(FileSystem.target(of: path)) else {
      throw FileSystem.failure("write", EROFS)
    }
    let (folder, name) = FileSystem.split(path)
    let marks = ["~$" + name, "~$" + name.dropFirst(2), ".~lock.\(name)#"]
    guard let mark = marks.first(where: { FileSystem.exists(FileSystem.joined(folder, $0)) })
    else { return }
    throw CommandError(
      ja: "Excel などで開かれています。閉じてからもう一度実行してください（閉じていれば \(mark) を消してください）。",
      en: "The file is open in Excel or another program. Close it and run the command again "
        + "(if it is closed, delete \(mark)).")
  }

  /// An original that is kept already is older than what is here, so it stays.
  ///
  /// - Returns: the path of a copy that was not there before.
  private func keepOriginal(
    _ outcome: FixOutcome, of path: String
  ) throws(CommandError) -> String? {
    let kept = original(of: path)
    guard !FileSystem.exists(kept) else { return nil }
    try Output.create(outcome.original, at: kept)
    return kept
  }

  /// `a/b.xlsx` → `a/b.orig.xlsx`
  private func original(of path: String) -> String {
    let (folder, name) = FileSystem.split(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return FileSystem.joined(folder, name + ".orig")
    }
    return FileSystem.joined(folder, name[..<dot] + ".orig" + name[dot...])
  }
}
