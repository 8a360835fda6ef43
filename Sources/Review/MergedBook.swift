import Grid

/// How a book that was put together from submissions is known again: it is none itself, and its
/// values would count twice.
package enum MergedBook {
  /// The document property that says how many files it was made of.
  package static let property = "kensan-merged-files"

  static let refusal = Message(
    ja: "kensan merge や summary で作ったブックです。提出されたファイルの方を指定してください。",
    en: "This book was made by kensan merge or summary. Name the submitted files instead.")
}
