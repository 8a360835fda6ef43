import Forms
import Grid

extension Rule {
  /// Macros, links to other files, names that lead nowhere.
  static let foreignContent = Rule(
    id: "FIL-002",
    title: Message(ja: "マクロ・外部リンク・壊れた名前", en: "Macros, links to other files, broken names"),
    severity: .warning,
    why: Message(
      ja: "受け取った側ではマクロも元のファイルもなく、値が古いままになったり、開くたびに警告が出ます。",
      en: "Whoever gets the file has neither the macros nor the other files: values stay old, and "
        + "Excel warns at every opening."),
    condition: Message(
      ja: "ブックにマクロがある、別のファイルを参照する数式がある、または名前の定義が #REF! になっている。",
      en: "The workbook holds macros, links to other files, or a defined name with #REF!."),
    remedy: Message(
      ja: "データ→リンクの編集で「リンクの解除」、数式→名前の管理で壊れた名前を削除し、.xlsx 形式で保存してください。",
      en: "Break the links, delete the broken names, and save as .xlsx."),
    source: "FIL-002（ファイル）",
    scope: .file,
    examples: [
      Example(
        "壊れた名前", "a broken name", grid: "加入率|%|60|70|75|A|-|内容|①",
        file: ExampleFile("様式.xlsx") {
          $0.definedNames = [DefinedName(name: "課名一覧", formula: "#REF!$A$1:$A$9")]
        }
      ).flaggingFile,
      Example(
        "別のファイルへのリンク", "a link to another file", grid: "加入率|%|60|70|75|A|-|内容|①",
        file: ExampleFile("様式.xlsx") {
          $0.externalLinks = [ExternalLink(kind: .workbook, number: 1, target: "昨年度.xlsx")]
        }
      ).flaggingFile,
      Example(
        "普通の名前", "a name that leads somewhere", grid: "加入率|%|60|70|75|A|-|内容|①",
        file: ExampleFile("様式.xlsx") {
          $0.definedNames = [DefinedName(name: "課名一覧", formula: "リスト!$A$1:$A$9")]
        }),
    ],
    checkFile: ForeignContent.check)
}

private enum ForeignContent {
  static func check(_ context: FileContext) -> [Finding] {
    let book = context.book
    let names = book.definedNames.filter { $0.formula.contains("#REF!") }
    var reasons: [Message] = []
    if book.hasMacros { reasons.append(Message(ja: "マクロ", en: "macros")) }
    if !book.externalLinks.isEmpty {
      let targets = book.externalLinks.map { $0.target.map(fileName) ?? "?" }
      let list = Frequency(targets).ordered.map(\.value).joined(separator: ", ")
      reasons.append(Message(ja: "外部リンク（\(list)）", en: "links to \(list)"))
    }
    if !names.isEmpty {
      let list = Frequency(names.map(\.name)).ordered.map(\.value)
      let some = list.prefix(5).joined(separator: ", ")
      reasons.append(
        Message(
          ja: "壊れた名前 \(list.count)件（\(some)\(list.count > 5 ? " ほか" : "")）",
          en:
            "\(Message.counted(list.count, "broken name")) (\(some)\(list.count > 5 ? ", …" : ""))")
      )
    }
    guard !reasons.isEmpty else { return [] }
    let ja = reasons.map(\.ja).joined(separator: "・")
    let en = reasons.map(\.en).joined(separator: "; ")
    return [
      context.finding(
        Message(ja: "このブックには\(ja)があります", en: "The workbook holds \(en)"),
        detail: [
          .written(ja: ja, en: en),
          .remedy(
            ja: "リンクの解除・壊れた名前の削除をして .xlsx 形式で保存し直す",
            en: "break the links, delete the broken names, save as .xlsx"),
        ],
        evidence: [
          Evidence("macros", book.hasMacros ? "yes" : "no"),
          Evidence("links", "\(book.externalLinks.count)"),
          Evidence("names", names.map(\.name).joined(separator: ", ")),
        ],
        related: users(of: names.map(\.name), book, context))
    ]
  }

  private static func fileName(_ target: String) -> String {
    target.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? target
  }

  /// The first cells whose formulas go through a broken name or to another file.
  private static func users(
    of names: [String], _ book: Book, _ context: FileContext
  ) -> [Location] {
    var users: [Location] = []
    for (index, sheet) in book.sheets.enumerated() {
      for cell in sheet.cells {
        guard let formula = cell.formula,
          names.contains(where: formula.contains)
            || !book.externalLinks.isEmpty && formula.contains("[")
        else { continue }
        users.append(context.book.location(cell.reference, inSheet: index))
        if users.count == 20 { return users }
      }
    }
    return users
  }
}
