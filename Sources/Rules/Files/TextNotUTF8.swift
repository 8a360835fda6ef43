import Grid

extension Rule {
  /// A CSV file in another encoding than UTF-8.
  static let textNotUTF8 = Rule(
    id: "FIL-005",
    title: Message(ja: "CSV文字コード", en: "Encoding of the CSV file"),
    severity: .warning,
    why: Message(
      ja: "シフトJIS（CP932）などの CSV は、ほかのソフトで文字化けし、髙・①・㎡ などが失われます。",
      en: "CSV in Shift JIS and the like comes out garbled elsewhere, and loses characters."),
    condition: Message(
      ja: "CSV（TSV）の文字コードが UTF-8 でない（BOM → UTF-8 → CP932 → EUC-JP の順に判別）。",
      en: "A CSV or TSV file is not UTF-8; told in the order mark, UTF-8, CP932, EUC-JP."),
    remedy: Message(
      ja: "Excel で「CSV UTF-8（コンマ区切り）」として保存し直してください。",
      en: "Save it as \"CSV UTF-8\" in Excel."),
    source: "FIL-005（ファイル）",
    fixSafety: .safe,
    scope: .file,
    examples: [
      Example(
        "CP932 の CSV", "CSV in CP932",
        grid: "加入率|%|60|70|75|A|-|内容|①", corrected: "加入率|%|60|70|75|A|-|内容|①",
        file: ExampleFile("様式.csv", .csv) { book in
          book.encoding = "CP932"
          book.text = TextLayout(notUTF8: TextLayout.Place(line: 1, column: 1))
        }
      ).flaggingFile,
      Example(
        "UTF-8 の CSV", "CSV in UTF-8",
        grid: "加入率|%|60|70|75|A|-|内容|①",
        file: ExampleFile("様式.csv", .csv) { book in
          book.encoding = "UTF-8"
          book.text = TextLayout()
        }),
    ],
    checkFile: TextNotUTF8.check)
}

private enum TextNotUTF8 {
  static func check(_ context: FileContext) -> [Finding] {
    guard let place = context.book.text?.notUTF8 else { return [] }
    let encoding = context.book.encoding ?? "?"
    var fix = Fix(.safe, [])
    fix.isToUTF8 = true
    return [
      context.finding(
        Message(
          ja: "文字コードが UTF-8 ではありません（\(encoding)）",
          en: "The encoding is \(encoding), not UTF-8"),
        detail: [
          .written(
            ja: "\(encoding)　\(place.line) 行 \(place.column) 文字目から UTF-8 でない",
            en: "\(encoding); no UTF-8 from line \(place.line), column \(place.column)"),
          .cause(
            ja: "Excel の「CSV（コンマ区切り）」で保存した", en: "saved as plain \"CSV\" in Excel"),
          .remedy(ja: "UTF-8 の CSV で保存し直す", en: "save it as CSV UTF-8"),
        ],
        evidence: [
          Evidence("encoding", encoding), Evidence("line", "\(place.line)"),
          Evidence("column", "\(place.column)"),
        ],
        fix: fix)
    ]
  }
}
