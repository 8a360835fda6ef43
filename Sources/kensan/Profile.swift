import Notation

/// The profiles that `--profile` names.
enum Profile {
  static let openData = "open-data"

  static func unknown(_ word: String) -> CommandError {
    let near = Similarity.nearest(word, among: [openData])
    return CommandError(
      ja: "--profile に「\(word)」は使えません（\(openData)、または列を書いた CSV ファイル）。"
        + (near.map { "\($0) のことですか。" } ?? ""),
      en: "--profile cannot be \"\(word)\" (\(openData), or a CSV file that lists the columns)."
        + (near.map { " Did you mean \($0)?" } ?? ""))
  }
}
