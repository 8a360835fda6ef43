import Notation

/// A fiscal year as people name it on the command line: `R6`, `令和6年度`, `2024`.
enum FiscalYear {
  static func parse(_ text: String) -> Int? {
    guard let period = Period.parse(text) else { return nil }
    return period.fiscalYear
  }
}
