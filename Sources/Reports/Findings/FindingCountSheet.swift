import Compile
import Grid
import Review
import Rules
import Workbook

/// How many findings by department and by rule, counted by formulas that a planner can follow.
struct FindingCountSheet {
  /// What is counted of a finding.
  struct Row {
    let department: String
    let severity: Severity
    let rule: String
    let title: String

    init(_ row: FindingRow) {
      department = row.owner
      severity = row.finding.severity
      rule = row.finding.rule
      title = row.title
    }
  }

  let language: Language
  let rows: [Row]
  let failures: [Reviewed]
  /// The name of the sheet that lists the findings, and what can become of one.
  let list: String
  let states: [String]
  let columns: (department: Int, severity: Int, rule: Int, state: Int)
  /// The list's first row below its headings.
  let first: Int

  private func word(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  /// In the order of their first finding.
  private var departments: [String] {
    var seen: Set<String> = []
    return rows.map(\.department).filter { seen.insert($0).inserted }
  }

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: word("集計", "Counts"))
    sheet[0, 0] = NewCell(.text(word("指摘の集計", "Counts of findings")), style: Look.title)
    sheet.rowHeights[0] = 30
    sheet.columnWidths = [0: 12, 1: 30, 2: 9]
    let departments = departments
    for column in 0...max(5, departments.count) { sheet.columnWidths[3 + column] = 11 }
    var row = 2
    if rows.isEmpty {
      sheet[row, 0] = NewCell(
        .text(word("指摘はありません。", "There are no findings.")), style: Look.base)
      row += 2
    } else {
      writeDepartments(departments, &row, &sheet)
      // A table that would be torn apart on paper begins a page of its own.
      if row + Set(rows.map(\.rule)).count > 20 { sheet.printSetup.rowBreaks = [row] }
      writeRules(departments, &row, &sheet)
    }
    writeFailures(&row, &sheet)
    Look.print(&sheet, repeating: 0...0, title: word("指摘の集計", "Counts of findings"))
    return sheet
  }

  // MARK: tables

  private func writeDepartments(_ departments: [String], _ row: inout Int, _ sheet: inout NewSheet)
  {
    title(word("部署別", "By department"), &row, &sheet)
    let severities = Array(Severity.allCases.reversed())
    let headings =
      [word("部署", "Department"), ""] + severities.map { $0.label.text(language) }
      + [word("計", "Total")] + states
    write(headings, row, Look.heading, &sheet)
    sheet.merge(CellRange(CellReference(row: row, column: 0), CellReference(row: row, column: 1)))
    let top = row + 1
    for department in departments {
      row += 1
      let own = rows.filter { $0.department == department }
      write([department, ""], row, Look.text, &sheet)
      sheet.merge(CellRange(CellReference(row: row, column: 0), CellReference(row: row, column: 1)))
      let name = "$A\(row + 1)"
      for (column, severity) in severities.enumerated() {
        count(
          own.count { $0.severity == severity },
          [(columns.department, name), (columns.severity, heading(2 + column, top - 1))],
          row, 2 + column, &sheet)
      }
      count(own.count, [(columns.department, name)], row, 5, &sheet)
      for column in states.indices {
        count(
          column == 0 ? own.count : 0,
          [(columns.department, name), (columns.state, heading(6 + column, top - 1))],
          row, 6 + column, &sheet)
      }
    }
    total(top...row, 2...(5 + states.count), &sheet)
    row += 3
  }

  private func writeRules(_ departments: [String], _ row: inout Int, _ sheet: inout NewSheet) {
    title(word("規則別", "By rule"), &row, &sheet)
    write(
      [word("規則", "Rule"), word("題名", "Title"), word("計", "Total")] + departments, row,
      Look.heading, &sheet)
    Look.fitRows(row..<(row + 1), of: &sheet)
    let top = row + 1
    let found = Dictionary(grouping: rows, by: \.rule)
    for rule in Rule.all.map(\.id) + found.keys.filter({ Rule.named($0) == nil }).sorted() {
      guard let own = found[rule] else { continue }
      row += 1
      write([rule, own[0].title], row, Look.text, &sheet)
      let name = "$A\(row + 1)"
      count(own.count, [(columns.rule, name)], row, 2, &sheet)
      for (column, department) in departments.enumerated() {
        count(
          own.count { $0.department == department },
          [(columns.rule, name), (columns.department, heading(3 + column, top - 1))],
          row, 3 + column, &sheet)
      }
    }
    total(top...row, 2...(2 + departments.count), &sheet)
    Look.fitRows(top..<(row + 1), of: &sheet)
    row += 3
  }

  private func writeFailures(_ row: inout Int, _ sheet: inout NewSheet) {
    guard !failures.isEmpty else { return }
    title(word("読めなかったファイル", "Files that could not be read"), &row, &sheet)
    for file in failures {
      write([file.path, file.failure?.text(language) ?? ""], row, Look.base, &sheet)
      row += 1
    }
  }

  // MARK: cells

  private func title(_ text: String, _ row: inout Int, _ sheet: inout NewSheet) {
    sheet[row, 0] = NewCell(.text(text), style: Look.subtitle.with { $0.bold = true })
    row += 1
  }

  private func write(
    _ texts: [String], _ row: Int, _ style: NewStyle, _ sheet: inout NewSheet
  ) {
    for (column, text) in texts.enumerated() {
      sheet[row, column] = NewCell(text.isEmpty ? .blank : .text(text), style: style)
    }
  }

  /// A heading as a formula below it names it.
  private func heading(_ column: Int, _ row: Int) -> String {
    "\(CellReference.columnLetters(column))$\(row + 1)"
  }

  /// A count of the list's rows in which each of the columns holds what a cell says.
  private func count(
    _ value: Int, _ conditions: [(column: Int, cell: String)], _ row: Int, _ column: Int,
    _ sheet: inout NewSheet
  ) {
    let last = first + rows.count
    let parts = conditions.map { condition in
      let letters = CellReference.columnLetters(condition.column)
      return "'\(list)'!$\(letters)$\(first + 1):$\(letters)$\(last),\(condition.cell)"
    }
    sheet[row, column] = NewCell(
      .number(Double(value)), style: Self.plain,
      formula: "COUNTIFS(\(parts.joined(separator: ",")))")
  }

  /// The sums below a table.
  private func total(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, _ sheet: inout NewSheet)
  {
    let row = rows.upperBound + 1
    write([word("計", "Total"), ""], row, Look.total(Look.text), &sheet)
    for column in columns {
      let letters = CellReference.columnLetters(column)
      let sum = rows.reduce(0.0) { sum, row in
        guard case .number(let value)? = sheet[row, column]?.value else { return sum }
        return sum + value
      }
      sheet[row, column] = NewCell(
        .number(sum), style: Look.total(Self.plain),
        formula: "SUM(\(letters)\(rows.lowerBound + 1):\(letters)\(rows.upperBound + 1))")
    }
  }

  /// Nought is left out to the eye: the table is mostly empty.
  private static let plain = Look.count.with { $0.numberFormat = "#,##0;-#,##0;;@" }
}
