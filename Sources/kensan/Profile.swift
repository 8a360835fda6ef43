import Notation

/// The profiles that `--profile` names.
enum Profile {
  static let openData = "open-data"

  /// Whether a check is asked for open data.
  ///
  /// - Throws: where the profile is unknown, or an option is for the other kind of check.
  static func isOpenData(_ arguments: Arguments) throws(CommandError) -> Bool {
    guard let word = arguments.value(.profile) else {
      guard arguments.has(.encoding) else { return false }
      throw CommandError(
        ja: "--encoding は --profile open-data と使います。",
        en: "--encoding goes with --profile open-data.")
    }
    guard word == openData else { throw unknown(word, lists: false) }
    for option in [
      OptionName.form, .roster, .against, .inPlace, .outDirectory, .diff, .marks, .log,
    ] where arguments.isAsked(option) {
      throw CommandError(
        ja: "\(option.spelling) は --profile open-data とは使えません（様式でなく表を調べます）。",
        en: "\(option.spelling) does not go with --profile open-data, which looks at any table.")
    }
    return true
  }

  /// - Parameter lists: whether a file that lists columns would do as well.
  static func unknown(_ word: String, lists: Bool) -> CommandError {
    let near = Similarity.nearest(word, among: [openData])
    return CommandError(
      ja: "--profile に「\(word)」は使えません（\(openData)\(lists ? "、または列を書いた CSV ファイル" : "")）。"
        + (near.map { "\($0) のことですか。" } ?? ""),
      en:
        "--profile cannot be \"\(word)\" (\(openData)\(lists ? ", or a CSV file that lists the columns" : ""))."
        + (near.map { " Did you mean \($0)?" } ?? ""))
  }
}
