import Notation

/// A fiscal year as people name it on the command line: `R6`, `令和6年度`, `2024`.
enum FiscalYear {
  /// The year that `--year` names.
  static func asked(_ arguments: Arguments) throws(CommandError) -> Int? {
    guard let text = arguments.value(.year) else { return nil }
    guard let year = parse(text) else {
      throw CommandError(
        ja: "--year「\(text)」が読めません。R6 や 2024 のように書いてください。",
        en: "--year cannot be \"\(text)\". Write R6 or 2024.")
    }
    return year
  }

  static func parse(_ text: String) -> Int? {
    guard let period = Period.parse(text) else { return nil }
    return period.fiscalYear
  }
}
