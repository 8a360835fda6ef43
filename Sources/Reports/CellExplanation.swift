import Forms
package import Grid
import Notation
package import Review
import Rules

/// How one cell of a form was read: what stands there, which field it is, what was found.
package enum CellExplanation {
  /// - Returns: nil where the workbook has no such sheet.
  package static func text(
    _ file: Reviewed, sheet: String, cell: CellReference, _ language: Language
  ) -> String? {
    guard let stored = file.book?.sheet(named: sheet), let form = file.form else { return nil }
    let ja = language == .ja
    // The cells a merge covers are read at its first cell.
    let place = stored.merge(containing: cell)?.first ?? cell
    var lines = ["\(file.path)  \(sheet)!\(cell)"]
    if place != cell { lines.append(ja ? "結合セル: \(place) として読む" : "merged: read as \(place)") }
    lines += content(stored[place], ja)
    lines.append(
      (ja ? "様式: " : "form: ") + "\(form.template.id) \(form.template.title)"
        + (form.template.edition.map { "（\($0)）" } ?? ""))
    let known = headings(form, sheet, place, ja) + fields(form, sheet, place, ja)
    lines += known.isEmpty ? [unread(form, sheet, place, ja)] : known
    let found = file.findings.filter {
      ($0.location.sheet == sheet && $0.location.cell == place)
        || $0.related.contains { $0.sheet == sheet && $0.cell == place }
    }
    for finding in found {
      lines.append(
        (ja ? "指摘: " : "finding: ") + "\(finding.rule) \(finding.location.cell) "
          + OneLine.of(finding.message.text(language)))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func content(_ cell: Cell?, _ ja: Bool) -> [String] {
    guard let cell else { return [ja ? "記載: （空）" : "content: (empty)"] }
    var lines = [(ja ? "記載: " : "content: ") + OneLine.of(cell.value.raw)]
    if let display = cell.display, display != cell.value.raw {
      lines.append((ja ? "表示: " : "shown: ") + OneLine.of(display))
    }
    if let formula = cell.formula { lines.append((ja ? "数式: =" : "formula: =") + formula) }
    if let format = cell.numberFormat {
      lines.append((ja ? "表示形式: " : "number format: ") + format)
    }
    return lines
  }

  private static func headings(
    _ form: Form, _ sheet: String, _ cell: CellReference, _ ja: Bool
  ) -> [String] {
    form.alignment.headings.filter { $0.location.sheet == sheet && $0.location.cell == cell }.map {
      let expected = OneLine.of($0.expected)
      return ja ? "見出し: 様式の「\(expected)」" : "heading: \"\(expected)\" of the form"
    }
  }

  private static func fields(
    _ form: Form, _ sheet: String, _ cell: CellReference, _ ja: Bool
  ) -> [String] {
    var lines: [String] = []
    for record in form.allRecords {
      for field in record.fields
      where field.location.sheet == sheet && field.location.cell == cell {
        let label =
          field.heading.isEmpty
          ? ""
          : (ja ? "（見出し " : " (heading ")
            + OneLine.of(field.heading) + (field.label.map { " \($0.cell)" } ?? "")
            + (ja ? "）" : ")")
        lines.append(
          (ja ? "項目: " : "field: ") + field.key + label + " = " + OneLine.of(field.text))
      }
      for indicator in record.indicators {
        for value in indicator.values
        where value.location.sheet == sheet && value.location.cell == cell {
          lines.append(reading(value, of: indicator, ja))
        }
      }
    }
    return lines
  }

  private static func reading(
    _ value: IndicatorValue, of indicator: Indicator, _ ja: Bool
  ) -> String {
    let unit = value.declaredUnit ?? value.unit ?? indicator.unit
    let shown = value.value.map { $0.description + unit } ?? value.status.rawValue
    let period = value.period.map { " " + $0.label } ?? ""
    let name = OneLine.of(indicator.name)
    return (ja ? "指標値: " : "value: ") + "\(name)  \(value.role.rawValue)\(period) = \(shown)"
      + (ja ? "（状態 \(value.status.rawValue)）" : " (status \(value.status.rawValue))")
  }

  private static func unread(
    _ form: Form, _ sheet: String, _ cell: CellReference, _ ja: Bool
  ) -> String {
    if form.unreadSheets.contains(sheet) {
      return ja ? "読み方: このシートは様式にありません" : "reading: the form has no such sheet"
    }
    return ja ? "読み方: 様式の項目ではありません" : "reading: no field of the form"
  }
}
