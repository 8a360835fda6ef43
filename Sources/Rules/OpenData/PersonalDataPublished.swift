import Forms
import Grid
import Notation

extension Rule {
  /// Names or telephone numbers of persons in a table for the public.
  static let personalDataPublished = Rule(
    id: "OPD-020",
    title: Message(ja: "個人名の公開", en: "Names of persons in open data"),
    severity: .error,
    why: Message(
      ja: "一度公開したデータは複製され、取り消せません。",
      en: "What was published once is copied and cannot be taken back."),
    condition: Message(
      ja: "「記入者」「担当者」「氏名」「電話」などの列に値がある（施設や窓口の電話番号は数えない）。",
      en: "A column for a writer, a person in charge, a name or a telephone number holds something."
    ),
    remedy: Message(ja: "その列を削除してください。", en: "Remove the column."),
    source: "OPD-020（公開データ）",
    scope: .file,
    tableExamples: [
      TableExample("記入者の列", "the writer", grid: "指標名|値(人)|↓記入者\n参加者数|120|主任\n加入数|3|係員"),
      TableExample("電話の列", "telephone", grid: "課名|↓電話番号\n市民課|内線"),
      TableExample(
        "空の列、人数、窓口の電話", "empty, counts, a public number",
        grid: "課名|記入者|担当者数|施設電話番号\n市民課||3|内線"),
    ],
    checkTable: PersonalDataPublished.check)
}

private enum PersonalDataPublished {
  private static let persons = ["記入者", "担当者", "氏名", "作成者", "責任者", "連絡先", "内線"]
  private static let telephones = ["電話", "tel", "携帯"]
  /// Numbers that are there to be called, and counts of persons.
  private static let open = ["施設", "窓口", "代表", "問合", "問い合わせ", "店", "医療機関", "園", "学校"]

  static func check(_ context: TableContext) -> [Finding] {
    context.data.flatMap { table in
      table.filled.filter { isPersonal($0.name) }.map { column in
        let place = context.book.location(column.heading, inSheet: table.sheet)
        return context.rule.finding(
          at: place, key: column.name, owner: table.sheetName,
          Message(
            ja: "個人の情報の列「\(column.name)」があります（\(column.cells.count) セル）",
            en: "The column \"\(column.name)\" is about persons (cells: \(column.cells.count))"),
          detail: [
            .remedy(
              ja: "列「\(column.name)」を削除する。課の名前が要るなら「担当課」の列にする",
              en: "remove the column; name the office instead")
          ],
          evidence: [Evidence("column", column.name)],
          related: column.cells.prefix(50).map {
            context.book.location($0.reference, inSheet: table.sheet)
          })
      }
    }
  }

  private static func isPersonal(_ name: String) -> Bool {
    let plain = Normalization.withoutSpaces(name).lowercased()
    guard !plain.hasSuffix("数"), !plain.hasSuffix("率"), !open.contains(where: plain.contains)
    else { return false }
    return (persons + telephones).contains { plain.contains($0) }
  }
}
