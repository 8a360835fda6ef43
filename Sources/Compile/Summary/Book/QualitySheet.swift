import Grid
import Rules
import Workbook

/// How good the submissions were: the findings of the check by office, by file, by rule.
struct QualitySheet {
  static let name = "提出の品質"
  private static let severities: [Severity] = [.error, .warning, .info]

  let summary: Summary

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet.columnWidths = [0: 30, 1: 36, 2: 11, 3: 11, 4: 11, 5: 11]
    sheet[0, 0] = NewCell(.text("提出の品質"), style: Look.title)
    sheet.rowHeights[0] = 30
    sheet[1, 0] = NewCell(
      .text("kensan check の指摘の数。くわしくは kensan check で各ファイルを調べる。"), style: Look.subtitle)
    let offices = self.offices
    // The list of files stands below the offices, and the offices are counted over it.
    let officeTop = 3
    let fileTop = officeTop + offices.count + 5
    let fileRows = (fileTop + 2)...(fileTop + 1 + max(1, summary.quality.count))
    heading("部署別", ["主管課", "ファイル数"], row: officeTop, &sheet)
    for (index, office) in offices.enumerated() {
      write(office, row: officeTop + 2 + index, fileRows, &sheet)
    }
    writeTotal(row: officeTop + 2 + offices.count, fileRows, &sheet)
    heading("ファイル別", ["主管課", "ファイル"], row: fileTop, &sheet)
    for (index, line) in summary.quality.enumerated() {
      let row = fileTop + 2 + index
      sheet[row, 0] = NewCell(.text(Self.shown(line.office)), style: Look.text)
      sheet[row, 1] = NewCell(.text(line.file), style: Look.text)
      counts(Self.severities.map { line.count($0) }, row: row, &sheet)
    }
    let end = writeRules(row: fileRows.upperBound + 2, &sheet)
    Look.fitRows((officeTop + 2)..<end, of: &sheet)
    sheet.conditionals = [
      NewConditional(
        [
          CellRange(
            CellReference(row: officeTop + 2, column: 2),
            CellReference(row: officeTop + 1 + max(1, offices.count), column: 2))
        ], .dataBar(NewConditional.DataBar(color: "E3A08C")))
    ]
    Look.print(&sheet, repeating: 0...0, title: summary.title + " 提出の品質")
    sheet.printSetup.landscape = false
    return sheet
  }

  private var offices: [String] {
    var seen: Set<String> = []
    return summary.quality.map { Self.shown($0.office) }.filter { seen.insert($0).inserted }
  }

  private static func shown(_ office: String) -> String {
    office.isEmpty ? SummaryLevels.noGroup.ja : office
  }

  private func heading(_ title: String, _ words: [String], row: Int, _ sheet: inout NewSheet) {
    sheet[row, 0] = NewCell(
      .text(title),
      style: Look.base.with {
        $0.bold = true
        $0.color = Look.accent
      })
    let all = words + Self.severities.map(\.label.ja) + ["計"]
    for (column, word) in all.enumerated() {
      sheet[row + 1, column] = NewCell(.text(word), style: Look.heading)
    }
  }

  private func counts(_ numbers: [Int], row: Int, _ sheet: inout NewSheet) {
    for (index, number) in numbers.enumerated() {
      sheet[row, 2 + index] = NewCell(.number(Double(number)), style: Look.count)
    }
    sheet[row, 5] = NewCell(
      .number(Double(numbers.reduce(0, +))), style: Look.count,
      formula: "SUM(C\(row + 1):E\(row + 1))")
  }

  private func write(
    _ office: String, row: Int, _ files: ClosedRange<Int>, _ sheet: inout NewSheet
  ) {
    let own = summary.quality.filter { Self.shown($0.office) == office }
    let keys = "$A$\(files.lowerBound + 1):$A$\(files.upperBound + 1)"
    sheet[row, 0] = NewCell(.text(office), style: Look.text)
    sheet[row, 1] = NewCell(
      .number(Double(own.count)), style: Look.count, formula: "COUNTIFS(\(keys),$A\(row + 1))")
    counts(
      Self.severities.map { severity in own.reduce(0) { $0 + $1.count(severity) } }, row: row,
      &sheet)
    for index in Self.severities.indices {
      let letters = CellReference.columnLetters(2 + index)
      let cells = "\(letters)$\(files.lowerBound + 1):\(letters)$\(files.upperBound + 1)"
      sheet[row, 2 + index]?.formula = "SUMIFS(\(cells),\(keys),$A\(row + 1))"
    }
  }

  private func writeTotal(row: Int, _ files: ClosedRange<Int>, _ sheet: inout NewSheet) {
    sheet[row, 0] = NewCell(.text("全体"), style: Look.total(Look.text))
    let numbers =
      [summary.quality.count]
      + Self.severities.map { severity in summary.quality.reduce(0) { $0 + $1.count(severity) } }
    for (index, number) in (numbers + [numbers.dropFirst().reduce(0, +)]).enumerated() {
      let letters = CellReference.columnLetters(1 + index)
      let cells = "\(letters)$\(files.lowerBound + 1):\(letters)$\(files.upperBound + 1)"
      sheet[row, 1 + index] = NewCell(
        .number(Double(number)), style: Look.total(Look.count),
        formula: index == 0 ? "COUNTA(\(cells))" : "SUM(\(cells))")
    }
  }

  /// - Returns: the first free row.
  private func writeRules(row: Int, _ sheet: inout NewSheet) -> Int {
    guard !summary.rules.isEmpty else { return row }
    sheet[row, 0] = NewCell(
      .text("規則別（多い順）"),
      style: Look.base.with {
        $0.bold = true
        $0.color = Look.accent
      })
    for (column, word) in ["規則", "題名", "重さ", "件数", "ファイル数"].enumerated() {
      sheet[row + 1, column] = NewCell(.text(word), style: Look.heading)
    }
    for (index, rule) in summary.rules.enumerated() {
      let cells = [
        NewCell(.text(rule.id), style: Look.text), NewCell(.text(rule.title.ja), style: Look.text),
        NewCell(.text(rule.severity.label.ja), style: Look.center),
        NewCell(.number(Double(rule.count)), style: Look.count),
        NewCell(.number(Double(rule.files)), style: Look.count),
      ]
      for (column, cell) in cells.enumerated() { sheet[row + 2 + index, column] = cell }
    }
    return row + 2 + summary.rules.count
  }
}
