import Grid

extension Rule {
  /// A file that is something else than its name says.
  static let fileTypeWrong = Rule(
    id: "FIL-001",
    title: Message(ja: "ファイル形式不正", en: "Wrong type of file"),
    severity: .error,
    why: Message(
      ja: "名前の末尾と中身が違うファイルは、Excel が開かないか、警告を出します。",
      en: "Excel does not open, or warns of, a file whose name and content differ."),
    condition: Message(
      ja: "ファイル名の末尾が .xlsx・.xlsm・.csv・.tsv のどれでもない、または中身と違う。"
        + "パスワード付きのファイルと、Excel ブックでも CSV でもないファイルも。",
      en:
        "The name does not end in .xlsx, .xlsm, .csv or .tsv, or in another one than the content; "
        + "also protected files, and files that are neither workbook nor CSV."),
    remedy: Message(
      ja: "Excel で .xlsx 形式で保存し直してください。", en: "Save the file as .xlsx in Excel."),
    source: "FIL-001（ファイル）",
    scope: .file,
    examples: [
      Example(
        "中身が .xlsx の .xls", "an .xlsx named .xls",
        grid: "加入率|%|60|70|75|A|-|内容|①", file: ExampleFile("様式.xls")
      ).flaggingFile,
      Example(
        "マクロを含む .xlsx", "an .xlsx with macros",
        grid: "加入率|%|60|70|75|A|-|内容|①", file: ExampleFile("様式.xlsx", .xlsm)
      ).flaggingFile,
      Example(
        "名前のとおりの中身", "what its name says",
        grid: "加入率|%|60|70|75|A|-|内容|①", file: ExampleFile("様式.XLSX")),
      Example(
        "タブ区切り", "divided by tabs",
        grid: "加入率|%|60|70|75|A|-|内容|①", file: ExampleFile("様式.tsv", .tsv)),
    ],
    checkFile: FileTypeWrong.check)
}

private enum FileTypeWrong {
  static func check(_ context: FileContext) -> [Finding] {
    guard let allowed = allowed(context.book.kind), let dot = context.name.lastIndex(of: "."),
      dot != context.name.startIndex
    else { return [] }
    let suffix = context.name[context.name.index(after: dot)...].lowercased()
    guard !allowed.contains(suffix) else { return [] }
    let wanted = "." + (allowed.first ?? "")
    let kind = title(context.book.kind)
    return [
      context.finding(
        Message(
          ja: "ファイル名の末尾「.\(suffix)」と中身（\(kind.ja)）が合いません",
          en: "The name ends in .\(suffix), the content is \(kind.en)"),
        detail: [
          .written(ja: "\(context.name)　中身 \(kind.ja)", en: "\(context.name), content \(kind.en)"),
          .cause(ja: "名前だけを変えた、または別の形式で保存した", en: "renamed, or saved in another format"),
          .remedy(
            ja: "末尾を \(wanted) にするか、Excel で .xlsx 形式で保存し直す",
            en: "let it end in \(wanted), or save it as .xlsx in Excel"),
        ],
        evidence: [Evidence("name", context.name), Evidence("type", context.book.kind.rawValue)])
    ]
  }

  /// The first one is the usual. A folder may be named as people like.
  private static func allowed(_ kind: Book.Kind) -> [String]? {
    switch kind {
    case .xlsx: ["xlsx", "xltx"]
    case .xlsm: ["xlsm", "xltm"]
    case .csv: ["csv"]
    case .tsv: ["tsv", "tab", "csv"]
    case .folder: nil
    }
  }

  private static func title(_ kind: Book.Kind) -> Message {
    switch kind {
    case .xlsx, .folder: Message(ja: "Excel ブック", en: "an Excel workbook")
    case .xlsm: Message(ja: "マクロを含む Excel ブック", en: "an Excel workbook with macros")
    case .csv: Message(ja: "CSV", en: "CSV")
    case .tsv: Message(ja: "タブ区切りのテキスト", en: "text divided by tabs")
    }
  }
}
