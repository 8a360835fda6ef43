/// Where `kensan fix` writes to; everything is settled before the first file is read.
struct FixTargets {
  enum Destination {
    case file(String)
    case folder(String)
    case inPlace
    case nowhere
  }

  let destination: Destination

  var writes: Bool { if case .nowhere = destination { false } else { true } }
  var isInPlace: Bool { if case .inPlace = destination { true } else { false } }

  /// - Throws: unless exactly one place is named; `--diff` alone names none.
  init(_ arguments: Arguments) throws(CommandError) {
    var chosen: [Destination] = []
    if let path = arguments.value(.output) { chosen.append(.file(path)) }
    if let path = arguments.value(.outDirectory) { chosen.append(.folder(path)) }
    if arguments.has(.inPlace) { chosen.append(.inPlace) }
    if arguments.has(.diff), chosen.isEmpty { chosen.append(.nowhere) }
    guard chosen.count == 1, !(arguments.has(.diff) && arguments.has(.inPlace)) else {
      throw CommandError(
        ja: "-o OUT、--out-dir DIR、--in-place、--diff のどれか1つを指定してください"
          + "（--diff は -o や --out-dir と合わせて朱書きにできます）。",
        en: "Give exactly one of -o OUT, --out-dir DIR, --in-place and --diff "
          + "(--diff with -o or --out-dir writes a red-ink copy).")
    }
    destination = chosen[0]
  }

  /// The file of each input, nil where nothing is written.
  func paths(
    of entries: [InputWalk.Entry], _ arguments: Arguments
  ) throws(CommandError) -> [String?] {
    switch destination {
    case .nowhere: return entries.map { _ in nil }
    case .inPlace:
      guard !entries.contains(where: { $0.path == "-" }) else {
        throw CommandError(
          ja: "標準入力は --in-place で直せません。", en: "--in-place cannot rewrite standard input.")
      }
      if let packed = entries.first(where: { $0.packed != nil }) {
        throw CommandError(
          ja: "\(packed.path): ZIP の中のファイルは --in-place で直せません。--out-dir DIR を使ってください。",
          en: "\(packed.path): --in-place cannot rewrite a file in an archive. Use --out-dir DIR.")
      }
      return entries.map(\.path)
    case .file(let path):
      guard entries.count == 1 else {
        throw CommandError(
          ja: "-o は1ファイルのときに使えます。複数なら --out-dir DIR を使ってください。",
          en: "-o takes one file. For several use --out-dir DIR.")
      }
      try check(path, entries, arguments)
      try checkFormat(path, entries[0], arguments)
      return [path]
    case .folder(let folder): return try paths(of: entries, in: folder, arguments)
    }
  }

  /// A corrected file is the same file: its name cannot promise another format.
  private func checkFormat(
    _ target: String, _ entry: InputWalk.Entry, _ arguments: Arguments
  ) throws(CommandError) {
    guard let name = entry.path == "-" ? arguments.value(.stdinFilename) : entry.path,
      let to = InputWalk.format(target)
    else { return }
    let from = InputWalk.format(name)
    guard from != to else { return }
    throw CommandError(
      ja: "修正しても形式は変わりません。-o の名前の末尾を"
        + (from.map { "「\($0)」にしてください" } ?? "「\(to)」にしないでください（元はフォルダーです）")
        + "。形式を変えるには kensan convert を使います。",
      en: "A corrected file keeps its format: "
        + (from.map { "let the name after -o end in \($0)" }
          ?? "this one is a folder, and no \(to) file")
        + ". kensan convert changes formats.")
  }

  private func paths(
    of entries: [InputWalk.Entry], in folder: String, _ arguments: Arguments
  ) throws(CommandError) -> [String?] {
    var targets: [String?] = []
    for entry in entries {
      if entry.failure != nil {
        targets.append(nil)
        continue
      }
      let name = entry.path == "-" ? arguments.value(.stdinFilename) ?? "stdin" : entry.relative
      let target = FileSystem.joined(folder, name)
      guard !targets.contains(target) else {
        throw CommandError(
          ja: "\(target) に書くファイルが2つあります。別々に実行してください。",
          en: "Two files would be written to \(target). Run them apart.")
      }
      try check(target, entries, arguments)
      targets.append(target)
    }
    return targets
  }

  /// `--force` is for old results, never for the workbook that is being read.
  private func check(
    _ target: String, _ entries: [InputWalk.Entry], _ arguments: Arguments
  ) throws(CommandError) {
    if let identity = FileSystem.identity(target),
      entries.contains(where: { FileSystem.identity($0.path) == identity })
    {
      throw CommandError(
        ja: "\(target) は元のファイルです。元のファイルを直すには --in-place を使ってください。",
        en: "\(target) is the original. To correct the original use --in-place.")
    }
    try Output.refuseExisting(target, arguments)
  }
}
