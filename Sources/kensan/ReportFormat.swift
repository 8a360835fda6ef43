import Notation

/// One `--format NAME[=FILE]`.
struct ReportFormat: Sendable {
  var name: String
  var path: String?
  /// The formats asked for, the first known one where none is.
  ///
  /// - Throws: what is unknown, two formats for one stream, files that exist.
  static func list(_ arguments: Arguments) throws(CommandError) -> [ReportFormat] {
    let known = arguments.command?.formats ?? []
    var formats: [ReportFormat] = []
    for word in arguments.all(.format) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let format = ReportFormat(
        name: String(parts[0]), path: parts.count == 2 ? String(parts[1]) : nil)
      try format.validate(known)
      if let path = format.path {
        if path.isEmpty {
          throw CommandError(
            ja: "--format \(word) にファイル名がありません。", en: "--format \(word) names no file.")
        }
        try Output.refuseExisting(path, arguments)
      }
      guard !formats.contains(where: { $0.path == format.path }) else {
        throw CommandError(
          ja: "標準出力に出せる形式は1つです。--format \(format.name)=FILE のようにファイルを指定してください。",
          en: "Only one format fits standard output. Write --format \(format.name)=FILE.")
      }
      formats.append(format)
    }
    return formats.isEmpty ? [ReportFormat(name: known[0], path: nil)] : formats
  }

  private func validate(_ known: [String]) throws(CommandError) {
    if known.contains(name) { return }
    let near = Similarity.nearest(name, among: known)
    let list = known.joined(separator: "|")
    throw CommandError(
      ja: "--format に「\(name)」は使えません（\(list)）。" + (near.map { "\($0) のことですか。" } ?? ""),
      en: "--format cannot be \"\(name)\" (\(list))." + (near.map { " Did you mean \($0)?" } ?? ""))
  }
}
