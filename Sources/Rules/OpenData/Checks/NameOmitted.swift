import Grid
import Notation

extension OpenDataCheck {
  /// Names that are left out because they are those of the line above.
  static let nameOmitted = OpenDataCheck(
    id: "L2-02",
    title: Message(ja: "データ内での項目名等の省略をしていないか", en: "No names left out"),
    weight: .fatal, items: ["2-5", "4-6"],
    remedy: Message(
      ja: "空欄や「〃」「同上」にせず、同じ名前をすべての行に書いてください。", en: "Repeat the name in every line."),
    examples: [
      TableExample(
        "下を空けた町名", "blank below", grid: "↓町名|区分|人口(人)\n東町|男|60\n|女|61\n西町|男|40\n|女|45"),
      TableExample("同上", "ditto", grid: "コード|↓町名|人口(人)\n1|東町|60\n2|〃|61"),
      TableExample(
        "上位の行では空欄になる列", "a level that a line has not",
        grid: "施策名|基本事業名|値(人)\n交流||5\n交流|連携|6\n防災||7"),
    ]
  ) { context in
    context.data.flatMap { table in OmittedName.faults(table) }
  }
}

private enum OmittedName {
  private static let dittos: Set<String> = ["〃", "々", "同上", "同左", "同", "\"", "″", "〃〃"]

  static func faults(_ table: OpenTable) -> [OpenDataFault] {
    let filled = table.filled
    let records = Set(filled.flatMap { $0.cells.map(\.reference.row) }).sorted()
    let names = filled.prefix { !$0.isNumeric || $0.isCode || $0.isTime }
    var faults: [OpenDataFault] = []
    for column in filled where !column.isNumeric {
      let cells = column.cells.filter { dittos.contains(Normalization.trimmed($0.shown)) }
      if let first = cells.first {
        faults.append(
          fault(
            column, table, cells.map(\.reference), "「\(Normalization.trimmed(first.shown))」と書いています",
            "names are given as ditto marks"))
      }
    }
    // Only the outermost names: what is blank further right may be meant.
    guard let first = names.first, names.count > 1 || filled.count > 1, !first.isNumeric,
      faults.allSatisfy({ $0.cell != first.heading }),
      first.cells.first?.reference.row == records.first
    else { return faults }
    let present = Set(first.cells.map(\.reference.row))
    let blank = records.filter { !present.contains($0) }
    guard !blank.isEmpty, blank.count < records.count else { return faults }
    faults.append(
      fault(
        first, table, blank.map { CellReference(row: $0, column: first.index) },
        "空欄の行が \(blank.count) あります（上と同じ名前の省略）", "left blank in \(blank.count) lines"))
    return faults
  }

  private static func fault(
    _ column: OpenColumn, _ table: OpenTable, _ cells: [CellReference], _ ja: String, _ en: String
  ) -> OpenDataFault {
    OpenDataFault(
      sheet: table.sheet, cell: column.heading, related: Array(cells.prefix(20)), ja: ja, en: en)
  }
}
