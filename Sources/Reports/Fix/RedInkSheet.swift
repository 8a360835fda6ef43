import Compile
import Forms
import Grid
import Review
import Rules
import Workbook

/// The sheet 指摘一覧 of a red-ink copy: one row for each change and for each finding that is left,
/// with a link to its cell.
struct RedInkSheet {
  private struct Row {
    var place: CellPlace
    var isChange: Bool
    /// Hints are listed, but the cells are left without marks.
    var isMarked = true
    var state: String
    var rules: String
    var message: String
    var before = ""
    var after = ""
    var remedy = ""
  }

  private static let headingRow = 3
  private static let widths = [5, 12, 18, 8, 14, 40, 26, 26, 40]
  private static let placeColumn = 3

  let outcome: FixOutcome
  let book: Book
  let language: Language

  var name: String { language == .ja ? "指摘一覧" : "Findings" }

  private func word(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  func sheet(named name: String) -> NewSheet {
    var sheet = NewSheet(name: name)
    let rows = rows
    for (column, width) in Self.widths.enumerated() { sheet.columnWidths[column] = width }
    writeTitle(rows, &sheet)
    let headings = [
      word("番号", "No."), word("状態", "State"), word("シート", "Sheet"), word("セル", "Cell"),
      word("規則", "Rule"), word("指摘", "Finding"), word("記載", "Written"),
      word("修正後", "After"), word("直し方・備考", "Remedy, remarks"),
    ]
    for (column, heading) in headings.enumerated() {
      sheet[Self.headingRow, column] = NewCell(.text(heading), style: Look.heading)
    }
    for (index, row) in rows.enumerated() {
      write(row, number: index + 1, row: Self.headingRow + 1 + index, &sheet)
    }
    let last = Self.headingRow + rows.count
    Look.fitRows((Self.headingRow + 1)..<(last + 1), of: &sheet)
    sheet.freeze = CellReference(row: Self.headingRow + 1, column: Self.placeColumn + 1)
    sheet.autoFilter = CellRange(
      CellReference(row: Self.headingRow, column: 0),
      CellReference(row: last, column: Self.widths.count - 1))
    Look.print(&sheet, repeating: Self.headingRow...Self.headingRow, title: outcome.name)
    return sheet
  }

  private func writeTitle(_ rows: [Row], _ sheet: inout NewSheet) {
    let changes = rows.count { $0.isChange }
    sheet[0, 0] = NewCell(.text(name), style: Look.title)
    sheet.rowHeights[0] = 30
    sheet[1, 0] = NewCell(
      .text(
        word(
          "\(outcome.name)　修正したセル \(changes)・残る指摘 \(rows.count - changes)",
          "\(outcome.name): cells changed \(changes), findings left \(rows.count - changes)")),
      style: Look.subtitle)
    guard !outcome.recalculation.open.isEmpty else { return }
    sheet[2, 0] = NewCell(
      .text(
        word(
          "※ 直したセルを使う数式は、このブックを Excel で開いたときに再計算されます。",
          "Formulas that use changed cells are calculated when Excel opens this workbook.")),
      style: Look.note.with { $0.wrap = false })
  }

  private var rows: [Row] {
    let numbers = Dictionary(
      book.sheets.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let withheld = Dictionary(
      outcome.withheld.map { ($0.finding.id, $0.reason) },
      uniquingKeysWith: { first, _ in first })
    let changes = outcome.applied.map { change in
      Row(
        place: CellPlace(sheet: change.edit.sheet, cell: change.edit.reference), isChange: true,
        state: word("修正しました", "changed"), rules: change.rules.joined(separator: "\n"),
        message: change.messages.map { $0.text(language) }.joined(separator: "\n"),
        before: change.texts(language).before, after: change.texts(language).after,
        remedy: [
          change.edit.formula.map { word("数式 =", "formula =") + $0 },
          change.edit.numberFormat.map { word("表示形式 ", "number format ") + $0 },
        ].compactMap { $0 }.joined(separator: "\n"))
    }
    let open = outcome.remaining.map { finding in
      let reason = withheld[finding.id]
      let remarks =
        finding.detail.map { $0.text(language) }
        + (reason.map { [$0.message.text(language)] } ?? [])
      return Row(
        place: CellPlace(finding.location), isChange: false, isMarked: finding.severity > .info,
        state: finding.severity.label.text(language), rules: finding.rule,
        message: finding.message.text(language),
        before: book.sheet(named: finding.location.sheet)?[finding.location.cell]?.shown ?? "",
        remedy: remarks.joined(separator: "\n"))
    }
    return (changes + open).sorted {
      let (left, right) = (numbers[$0.place.sheet] ?? 0, numbers[$1.place.sheet] ?? 0)
      if left != right { return left < right }
      return $0.place.cell == $1.place.cell
        ? $0.isChange && !$1.isChange : $0.place.cell < $1.place.cell
    }
  }

  private func write(_ row: Row, number: Int, row index: Int, _ sheet: inout NewSheet) {
    let texts = [
      "", row.state, row.place.sheet, "\(row.place.cell)", row.rules, row.message, row.before,
      row.after, row.remedy,
    ]
    let state = Look.center.with {
      if row.isChange || row.isMarked {
        $0.fill = row.isChange ? RedInk.changedFill : RedInk.openFill
      }
      if row.isChange { $0.color = RedInk.ink }
    }
    sheet[index, 0] = NewCell(.number(Double(number)), style: Look.count)
    for (column, text) in texts.enumerated().dropFirst() {
      let style =
        switch column {
        case 1: state
        case Self.placeColumn: Look.link(Look.center)
        case 7: Look.text.with { $0.color = RedInk.ink }
        default: Look.text
        }
      sheet[index, column] = NewCell(shortened: text, style: style)
    }
    sheet.links.append(
      NewLink(
        CellReference(row: index, column: Self.placeColumn),
        to: .cell(sheet: row.place.sheet, reference: row.place.cell)))
  }
}
