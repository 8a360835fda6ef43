package import Grid

extension Checker {
  /// What keeps a file from being read.
  package enum FileFault: Sendable {
    /// It is neither a workbook nor a table of text, or locked with a password.
    case type
    /// A quote is never closed; the record's first field.
    case quote(CellReference)
  }

  /// The finding on a file that cannot be read; why, is told where the file is named.
  package static func check(
    unreadable name: String, _ fault: FileFault, options: CheckOptions
  ) -> [Finding] {
    let (rule, sheets) =
      switch fault {
      case .type: (Rule.fileTypeWrong, [Sheet]())
      case .quote: (Rule.raggedRecords, [Sheet(name: name.fileStem)])
      }
    guard options.wants(rule.id) else { return [] }
    let context = FileContext(
      book: Book(kind: .csv, sheets: sheets), name: name, form: nil, rule: rule, parameters: [:])
    var finding = finding(fault, context)
    finding.severity = options.severities[rule.id] ?? finding.severity
    return [finding]
  }

  private static func finding(_ fault: FileFault, _ context: FileContext) -> Finding {
    switch fault {
    case .type:
      context.finding(
        Message(ja: "読めない形式のファイルです", en: "The type of the file cannot be read"),
        detail: [
          .remedy(
            ja: "Excel で開き、.xlsx としてパスワードなしで保存し直す",
            en: "open it in Excel and save it as .xlsx, without a password")
        ],
        evidence: [Evidence("name", context.name)])
    case .quote(let place):
      context.finding(
        at: place, inSheet: 0,
        Message(
          ja: "\(place.row + 1) 件目のレコードの引用符が閉じていません",
          en: "A quote in record \(place.row + 1) is never closed"),
        detail: [
          .cause(ja: "項目の初めか終わりの引用符（\"）を消した", en: "one quote of a pair was deleted"),
          .remedy(
            ja: "元の表から CSV を保存し直すか、閉じる引用符を補う",
            en: "save the CSV file once more, or put in the quote that closes"),
        ],
        evidence: [Evidence("name", context.name)])
    }
  }
}
