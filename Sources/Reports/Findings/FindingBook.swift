import Compile
import Forms
package import Grid
package import Review
import Rules
package import Workbook

/// The findings as a workbook to work through: a list with a column for what became of each, and a
/// sheet that counts them.
package struct FindingBook: Sendable {
  package var language: Language
  /// The address of a file as the report's folder sees it, nil where there is no file to open.
  package var address: @Sendable (String) -> String?

  private struct Column {
    var heading: String
    var width: Int
    var style = Look.text
  }

  private static let headingRow = 3
  private static let departmentColumn = 1
  private static let placeColumn = 4
  private static let severityColumn = 5
  private static let ruleColumn = 6
  private static let stateColumn = 14
  /// Excel follows no more links of one sheet, nor longer ones.
  private static let mostLinks = 65_530
  private static let longestAddress = 2_000

  package init(language: Language, address: @escaping @Sendable (String) -> String?) {
    self.language = language
    self.address = address
  }

  private func word(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  private var name: String { word("指摘一覧", "Findings") }

  /// What can become of a finding; the first is where all begin.
  private var states: [String] {
    language == .ja ? ["未対応", "対応済", "対象外"] : ["open", "done", "not applicable"]
  }

  /// The finished file. Its list is written row by row: of all cells at once there are too many.
  package func bytes(_ files: [Reviewed]) throws(WorkbookError) -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = try Writer(NewBook(sheets: [], title: name, creator: "kensan")) { bytes += $0 }
    let rows = try writeList(files, to: &writer)
    let counts = FindingCountSheet(
      language: language, rows: rows, failures: files.filter { $0.failure != nil },
      list: name, states: states,
      columns: (
        Self.departmentColumn, Self.severityColumn, Self.ruleColumn, Self.stateColumn
      ), first: Self.headingRow + 1)
    for sheet in [counts.sheet()] + suppressed(files) { try writer.add(sheet) }
    try writer.finish()
    return bytes
  }

  // MARK: the list

  private var columns: [Column] {
    [
      Column(heading: word("番号", "No."), width: 5, style: Look.count),
      Column(heading: word("部署", "Department"), width: 14),
      Column(heading: word("ファイル", "File"), width: 18),
      Column(heading: word("シート", "Sheet"), width: 13),
      Column(heading: word("セル", "Cell"), width: 8, style: Look.link(Look.center)),
      Column(heading: word("重大度", "Severity"), width: 9, style: Look.center),
      Column(heading: word("規則", "Rule"), width: 10, style: Look.center),
      Column(heading: word("指摘", "Finding"), width: 34),
      Column(heading: word("記載", "Written"), width: 20),
      Column(heading: word("正しい内容", "Right"), width: 20),
      Column(heading: word("あやしいセル", "Likely wrong"), width: 12, style: Look.center),
      Column(heading: word("理由・内訳", "Reason"), width: 40),
      Column(heading: word("直し方", "Remedy"), width: 34),
      Column(heading: word("自動修正", "Fix"), width: 9, style: Look.center),
      Column(heading: word("対応", "State"), width: 10, style: entry(Look.center)),
      Column(heading: word("対応の内容", "What was done"), width: 24, style: entry(Look.text)),
    ]
  }

  /// What people fill in themselves.
  private func entry(_ style: NewStyle) -> NewStyle { style.with { $0.fill = "FFF9E5" } }

  /// Long texts begin beside the finding's headline.
  private func atTop(_ style: NewStyle) -> NewStyle { style.with { $0.vertical = .top } }

  /// - Returns: what the list tells of each finding, to be counted.
  private func writeList(
    _ files: [Reviewed], to writer: inout Writer
  ) throws(WorkbookError) -> [FindingCountSheet.Row] {
    var rows: [FindingCountSheet.Row] = []
    var links: [NewLink] = []
    let count = files.reduce(0) { $0 + $1.findings.count }
    let sheet = list(of: count, files)
    try writer.open(
      sheet,
      extent: CellRange(
        CellReference(row: 0, column: 0),
        CellReference(row: Self.headingRow + count, column: columns.count - 1)),
      isPackedWhole: true)
    for file in files {
      let names = file.names
      for finding in file.findings {
        let row = FindingRow(finding, file, names, language)
        let index = Self.headingRow + 1 + rows.count
        if let target = target(of: row), links.count < Self.mostLinks {
          links.append(
            NewLink(CellReference(row: index, column: Self.placeColumn), to: .address(target)))
        }
        rows.append(FindingCountSheet.Row(row))
        var line = NewSheet(name: name)
        line.columnWidths = sheet.columnWidths
        write(row, number: rows.count, row: index, &line)
        Look.fitRows(index..<index + 1, of: &line)
        try writer.row(index, height: line.rowHeights[index])
        for column in columns.indices {
          guard let cell = line[index, column] else { continue }
          try writer.cell(cell.value, column: column, style: try writer.style(cell.style))
        }
      }
    }
    try writer.change { $0.links = links }
    try writer.close()
    return rows
  }

  /// The sheet without its findings.
  private func list(of count: Int, _ files: [Reviewed]) -> NewSheet {
    var sheet = NewSheet(name: name)
    sheet[0, 0] = NewCell(.text(name), style: Look.title)
    sheet.rowHeights[0] = 30
    sheet[1, 0] = NewCell(.text(FindingCount(files).line(language)), style: Look.subtitle)
    for (column, one) in columns.enumerated() {
      sheet.columnWidths[column] = one.width
      sheet[Self.headingRow, column] = NewCell(.text(one.heading), style: Look.heading)
    }
    sheet.freeze = CellReference(row: Self.headingRow + 1, column: Self.placeColumn + 1)
    if count > 0 { makeUsable(&sheet, last: Self.headingRow + count) }
    Look.print(&sheet, repeating: Self.headingRow...Self.headingRow, title: name)
    sheet.printSetup.paper = .a3
    return sheet
  }

  /// The filter, the choices of 対応, and rows that fade once they are settled.
  private func makeUsable(_ sheet: inout NewSheet, last: Int) {
    let first = CellReference(row: Self.headingRow, column: 0)
    let end = CellReference(row: last, column: columns.count - 1)
    sheet.autoFilter = CellRange(first, end)
    let top = Self.headingRow + 1
    let entries = CellRange(
      CellReference(row: top, column: Self.stateColumn),
      CellReference(row: last, column: Self.stateColumn))
    sheet.validations = [NewValidation([entries], .choices(states))]
    let letters = CellReference.columnLetters(Self.stateColumn)
    let settled = Look.base.with {
      $0.color = Look.repeated
      $0.fill = "F2F2F2"
    }
    sheet.conditionals = [
      NewConditional(
        [CellRange(CellReference(row: top, column: 0), end)],
        .expression(
          "OR($\(letters)\(top + 1)=\"\(states[1])\",$\(letters)\(top + 1)=\"\(states[2])\")",
          settled))
    ]
  }

  private func write(_ row: FindingRow, number: Int, row index: Int, _ sheet: inout NewSheet) {
    let finding = row.finding
    let reason = [row.detail.written, row.detail.cause].filter { !$0.isEmpty }
    let remedy =
      row.detail.remedy.isEmpty
      ? row.ruleRemedy : row.detail.remedy
    let texts = [
      "", row.owner, row.path, finding.location.sheet,
      finding.isAboutFile ? "－" : finding.location.cell.description,
      finding.severity.label.text(language), finding.rule, finding.message.text(language),
      row.content, row.right, row.suspects, reason.joined(separator: "\n"), remedy,
      row.safety(language),
      states[0], "",
    ]
    let columns = columns
    sheet[index, 0] = NewCell(.number(Double(number)), style: atTop(columns[0].style))
    for (column, text) in texts.enumerated().dropFirst() {
      var style = atTop(columns[column].style)
      if column == Self.severityColumn { style.color = Self.color(finding.severity) }
      sheet[index, column] = NewCell(shortened: text, style: style)
    }
  }

  private func target(of row: FindingRow) -> String? {
    guard let address = address(row.path) else { return nil }
    let place = row.finding.location
    // A text file has no place to jump to.
    let isText = [".csv", ".tsv"].contains { row.path.lowercased().hasSuffix($0) }
    let quoted = place.sheet.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''")
    let target = isText ? address : "\(address)#'\(quoted)'!\(place.cell)"
    return target.utf16.count <= Self.longestAddress ? target : nil
  }

  private static func color(_ severity: Severity) -> String {
    switch severity {
    case .error: "C00000"
    case .warning: "9C5700"
    case .info: Look.accent
    }
  }

  // MARK: what does not count

  private func suppressed(_ files: [Reviewed]) -> [NewSheet] {
    let rows = files.flatMap { file in file.suppressed.map { (file, $0) } }
    guard !rows.isEmpty else { return [] }
    let title = word("数えない指摘", "Not counted")
    var sheet = NewSheet(name: title)
    sheet[0, 0] = NewCell(.text(title), style: Look.title)
    sheet.rowHeights[0] = 30
    let headings = [
      word("ファイル", "File"), word("シート", "Sheet"), word("セル", "Cell"), word("規則", "Rule"),
      word("指摘", "Finding"), word("理由", "Reason"), word("担当", "Owner"), word("期限", "Until"),
    ]
    sheet.columnWidths = [0: 24, 1: 14, 2: 8, 3: 10, 4: 44, 5: 36, 6: 14, 7: 12]
    for (column, heading) in headings.enumerated() {
      sheet[2, column] = NewCell(.text(heading), style: Look.heading)
    }
    for (index, (file, one)) in rows.enumerated() {
      let texts = [
        file.path, one.finding.location.sheet, one.finding.location.cell.description,
        one.finding.rule, one.finding.message.text(language), one.suppression.reason,
        one.suppression.owner, one.suppression.until,
      ]
      for (column, text) in texts.enumerated() {
        sheet[3 + index, column] = NewCell(shortened: text, style: Look.text)
      }
    }
    Look.fitRows(3..<(3 + rows.count), of: &sheet)
    sheet.freeze = CellReference(row: 3, column: 0)
    Look.print(&sheet, repeating: 2...2, title: title)
    return [sheet]
  }
}
