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
    let readings = form.describe(sheet: sheet, cell: place)
    for reading in readings { lines += reading.lines(language) }
    let path = form.headingPath(to: place, in: stored).map { OneLine.of($0.text) }
    if path.count > 1 {
      lines.append((ja ? "見出しの道筋: " : "heading path: ") + path.joined(separator: " › "))
    }
    lines += alignment(form, sheet, place, readings, language)
    let found = file.findings.filter {
      ($0.location.sheet == sheet && $0.location.cell == place)
        || $0.related.contains { $0.file == nil && $0.sheet == sheet && $0.cell == place }
    }
    for finding in found {
      lines += steps(finding, file.book, language)
      if let entry = file.suppressions.first(where: { $0.covers(finding, in: file.path) }) {
        lines.append("  " + (ja ? "検査除外: " : "excepted: ") + OneLine.of(entry.reason))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a rule found, by which steps, and in which cells it looked.
  private static func steps(_ finding: Finding, _ book: Book?, _ language: Language) -> [String] {
    let ja = language == .ja
    var lines = [
      (ja ? "指摘: " : "finding: ")
        + "\(finding.severity.label.text(language)) \(finding.rule) \(finding.location.cell) "
        + OneLine.of(finding.message.text(language))
    ]
    lines += finding.detail.map { "  " + OneLine.of($0.text(language)) }
    let cells = finding.related.map { place in
      let shown = place.file == nil ? book?.sheet(named: place.sheet)?[place.cell]?.shown : nil
      let file = place.file.map { OneLine.of($0) + " " } ?? ""
      return file + OneLine.of(place.description)
        + (shown.map(OneLine.of).map { ja ? " 「\($0)」" : " \"\($0)\"" } ?? "")
    }
    if !cells.isEmpty {
      lines.append("  " + (ja ? "照らし合わせたセル:" : "held against:"))
      lines += cells.map { "    " + $0 }
    }
    lines.append(
      "  " + (ja ? "くわしく: " : "More: ") + "kensan explain \(finding.rule)")
    return lines
  }

  /// Which row of the template the cell's row was laid over, and so why a cell was not read.
  private static func alignment(
    _ form: Form, _ sheet: String, _ cell: CellReference, _ readings: [CellReading],
    _ language: Language
  ) -> [String] {
    guard let formSheet = form.formSheetName(of: sheet),
      let step = form.alignmentStep(ofRow: cell.row, sheet: sheet)
    else { return [] }
    let isLost = readings.contains { $0.outcome == .uncovered }
    let cost = Alignment.text(step.cost)
    guard let row = step.templateRow.map({ "\(formSheet)!\($0 + 1)" }) else {
      let why = Message(
        ja: "照合: この行は様式「\(formSheet)」のどの行にも当たりません（足された行とみなしました。費用 \(cost)）",
        en:
          "alignment: no row of the form sheet \(formSheet) stands for this row (taken for an added "
          + "one, cost \(cost))")
      return [why.text(language)]
    }
    let laid = Message(
      ja: "照合: 様式の行 \(row) に当たります（費用 \(cost)）",
      en: "alignment: this row is row \(row) of the template (cost \(cost))")
    guard isLost else { return [laid.text(language)] }
    let lost = Message(
      ja: "様式のその行には、この列の欄がありません。", en: "That row of the template has no place in this column.")
    return [laid.text(language), lost.text(language)]
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
