import Forms
package import Grid
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
    for reading in form.describe(sheet: sheet, cell: place) {
      lines += reading.lines(language)
    }
    let found = file.findings.filter {
      ($0.location.sheet == sheet && $0.location.cell == place)
        || $0.related.contains { $0.file == nil && $0.sheet == sheet && $0.cell == place }
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
}
