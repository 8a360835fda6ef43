import Forms
import Grid
import Workbook

/// The list of what is rated, with every answer and the points, and the counts by level over it.
struct RatedSheet {
  static let listName = "評価一覧"
  static let name = "評価"
  private static let headingRow = 2
  private static let firstRow = 3

  let summary: Summary

  private var lastRow: Int { Self.firstRow + max(1, summary.rated.count) - 1 }
  private var firstQuestion: Int { summary.levels.count + 2 }
  private var hasTotals: Bool {
    summary.rated.contains { $0.indicatorPoints != nil || $0.answerPoints != nil }
  }

  private func range(_ column: Int) -> String {
    let letters = CellReference.columnLetters(column)
    return "\(Self.listName)!$\(letters)$\(Self.firstRow + 1):$\(letters)$\(lastRow + 1)"
  }

  // MARK: the list

  func list() -> NewSheet {
    var sheet = NewSheet(name: Self.listName)
    sheet[0, 0] = NewCell(.text("判定・評価の一覧"), style: Look.title)
    sheet.rowHeights[0] = 30
    let headings =
      [("No.", 6)] + summary.levels.map { ($0.subject, $0.isOffice ? 16 : 22) } + [("評価するもの", 28)]
      + summary.questions.map { ($0.title, 14) }
      + (hasTotals ? [("指標の点数", 9), ("判定の点数", 9), ("点数の合計", 9)] : [])
      + [("ファイル", 22), ("セル", 7)]
    for (column, heading) in headings.enumerated() {
      sheet[Self.headingRow, column] = NewCell(.text(heading.0), style: Look.heading)
      sheet.columnWidths[column] = heading.1
    }
    for (index, line) in summary.rated.enumerated() {
      for (column, cell) in cells(line, number: index + 1).enumerated() {
        sheet[Self.firstRow + index, column] = cell
      }
    }
    Look.fitRows(Self.headingRow..<(lastRow + 1), of: &sheet)
    sheet.freeze = CellReference(row: Self.firstRow, column: 0)
    sheet.autoFilter = CellRange(
      CellReference(row: Self.headingRow, column: 0),
      CellReference(row: lastRow, column: headings.count - 1))
    Look.print(
      &sheet, repeating: Self.headingRow...Self.headingRow, title: summary.title + " 評価一覧")
    return sheet
  }

  private func cells(_ line: RatedLine, number: Int) -> [NewCell] {
    let points = [line.indicatorPoints, line.answerPoints, line.total].map {
      $0 == nil ? NewCell(.text("－"), style: Look.center) : Look.cell($0, Look.count)
    }
    return [NewCell(.number(Double(number)), style: Look.count)]
      + summary.levels.map { Look.cell(summary.label(line.places, at: $0), Look.text) }
      + [Look.cell(line.name, Look.text)]
      + summary.questions.map { Look.cell(line.answers[$0.id] ?? "", Look.center) }
      + (hasTotals ? points : [])
      + [
        Look.cell(line.file, Look.text),
        Look.cell(line.location.map { "\($0.cell)" } ?? "", Look.center),
      ]
  }

  // MARK: the counts

  func counts() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text("判定・評価の集計"), style: Look.title)
    sheet.rowHeights[0] = 30
    sheet[1, 0] = NewCell(
      .text(
        "「評価一覧」を数えたもの。"
          + (summary.questions.contains(where: \.isCalculated)
            ? "点数と区分は様式定義の「評価区分」により、もとの値がそろわないものは「\(RatingReader.undecided)」。" : "")),
      style: Look.subtitle)
    var columns: [LevelTable.Column] = []
    var spans: [(String, ClosedRange<Int>)] = []
    for (number, question) in summary.questions.enumerated() {
      let start = columns.count + 1
      columns += question.options.map { column(question, $0, number: number) }
      guard !question.options.isEmpty else { continue }
      spans.append((question.title, start...columns.count))
    }
    let table = LevelTable(summary: summary, keys: { range($0 + 1) }, columns: columns)
    _ = table.write(&sheet, headingRow: 4)
    sheet[3, 0] = NewCell(.blank, style: Look.heading)
    for (title, span) in spans {
      sheet[3, span.lowerBound] = NewCell(.text(title), style: Look.heading)
      sheet.merge(
        CellRange(
          CellReference(row: 3, column: span.lowerBound),
          CellReference(row: 3, column: span.upperBound)))
    }
    sheet.rowHeights[3] = 24
    sheet.freeze = CellReference(row: 5, column: 1)
    Look.print(&sheet, repeating: 3...4, title: summary.title + " 評価の集計")
    breakPages(&sheet, spans.map(\.1))
    keepSubtitle(&sheet)
    return sheet
  }

  /// As many questions side by side as a page bears at a size that can be read; the names again on
  /// each page.
  private func breakPages(_ sheet: inout NewSheet, _ spans: [ClosedRange<Int>]) {
    let most = 150
    let label = sheet.columnWidths[0] ?? 0
    var width = label
    sheet.printSetup.repeatedColumns = 0...0
    for span in spans {
      let own = span.reduce(0) { $0 + (sheet.columnWidths[$1] ?? 0) }
      if width > label, width + own > most {
        sheet.printSetup.columnBreaks.append(span.lowerBound)
        width = label
      }
      width += own
    }
    guard !sheet.printSetup.columnBreaks.isEmpty else { return }
    sheet.printSetup.fitToWidth = false
    sheet.printSetup.scale = 75
  }

  /// The names come again on each page, and with them whatever runs on from there: the subtitle keeps
  /// to the first page.
  private func keepSubtitle(_ sheet: inout NewSheet) {
    guard let next = sheet.printSetup.columnBreaks.first, next > 2,
      var subtitle = sheet[1, 0]
    else { return }
    let range = CellRange(CellReference(row: 1, column: 1), CellReference(row: 1, column: next - 1))
    subtitle.style.wrap = true
    sheet[1, 0] = NewCell(.blank)
    sheet[1, 1] = subtitle
    sheet.merge(range)
    let width = range.columns.reduce(0) { $0 + Int(sheet.columnWidths[$1] ?? 9) }
    let lines = 1 + TextWidth.of(subtitle.value.raw) / max(1, width)
    sheet.rowHeights[1] = Double(15 * lines + 5)
  }

  private func column(
    _ question: RatingQuestion, _ option: String, number: Int
  ) -> LevelTable.Column {
    // A bare letter or number is a fine criterion; signs of comparison are not.
    let criterion = option.first.map { "=<>".contains($0) } ?? false ? "=" + option : option
    return LevelTable.Column(
      heading: option, width: max(8, min(12, TextWidth.of(option) + 2)),
      value: { .number(Double($0.answers[question.id]?[option] ?? 0)) },
      formula: { $0.count(range(firstQuestion + number), "\"\(Self.escaped(criterion))\"") })
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { text, character in
      if character == "\"" { text += "\"" }
      if "*?~".contains(character) { text += "~" }
      text.append(character)
    }
  }
}
