import Forms
package import Grid
import Notation

/// The table of one year among those of others: a sheet of a workbook, or a file of a folder.
package struct YearlyTable: Sendable {
  /// Of the sheet or file, with its year.
  let name: String
  /// Its headings, the years in them masked.
  let columns: Set<String>
  /// The first heading.
  let place: Location

  init(_ table: OpenTable, name: String) {
    self.name = name
    columns = Set(table.columns.map { Period.masked($0.name) })
    place = Location(
      sheetIndex: table.sheet, sheet: table.sheetName, cell: table.columns[0].heading)
  }

  /// The first table of a file whose name tells a year; nil for other files.
  package init?(_ book: Book, fileName: String) {
    guard !Period.find(in: fileName).isEmpty,
      let table = OpenTable.all(in: book, fileName: fileName).first(where: { !$0.isDocumentation })
    else { return nil }
    self.init(table, name: fileName)
  }

  /// What has less than half of its columns in common with the first of its name.
  static func differing(
    _ tables: [YearlyTable]
  ) -> [(number: Int, first: YearlyTable, shared: Int)] {
    let groups = Dictionary(grouping: tables.indices) { Period.masked(tables[$0].name) }
    return groups.values.flatMap { numbers in
      numbers.dropFirst().compactMap { number in
        let (first, table) = (tables[numbers[0]], tables[number])
        let shared = first.columns.intersection(table.columns).count
        guard shared * 2 < max(first.columns.count, table.columns.count) else { return nil }
        return (number: number, first: first, shared: shared)
      }
    }.sorted { $0.number < $1.number }
  }
}

extension Checker {
  /// L3-07 over the files of one folder.
  ///
  /// - Returns: each finding with the number of its table.
  package static func check(
    yearly tables: [YearlyTable], options: CheckOptions
  ) -> [(number: Int, finding: Finding)] {
    let rule = Rule.openDataFaulty
    guard options.wants(rule.id) else { return [] }
    let check = OpenDataCheck.formatChangesByYear
    return YearlyTable.differing(tables).map { number, first, shared in
      let place = tables[number].place
      let finding = rule.finding(
        at: place, key: check.id + first.name, owner: "\(place.cell)",
        severity: options.severities[rule.id] ?? check.severity,
        Message(
          ja: "\(check.id) ファイル「\(first.name)」と列が大きく違います（同じ列 \(shared)）",
          en: "\(check.id): the columns differ from those of \"\(first.name)\" (shared: \(shared))"),
        detail: [
          Message(ja: "項目: \(check.title.ja)", en: "Rule: \(check.title.en)"),
          .remedy(ja: check.remedy.ja, en: check.remedy.en),
        ], evidence: [Evidence("rules", check.id)])
      return (number, finding)
    }
  }
}
