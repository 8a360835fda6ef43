import Forms
import Grid
import Notation
import Rules
import Workbook

/// The first sheet of a book with a sheet for each form: all of them in plan order, with links.
struct IndexSheet {
  static let name = "目次"

  private struct Line {
    var identity: FormIdentity
    var file: String
    var indicators: Int
    var remark: String
    var sheets: [String]
  }

  private let lines: [Line]
  private let title: String
  let copies: [Merged.Copy]

  /// - Parameter taken: names of sheets that the book has already.
  init(_ inputs: MergeInputs, taken: [String], title: String) {
    self.title = title
    var names = taken + [Self.name]
    var copies: [Merged.Copy] = []
    let years = Frequency(
      inputs.context.submissions.compactMap { $0.identity.statedYear ?? $0.identity.evaluationYear }
    )
    lines = Self.order(inputs).map { index in
      let read = inputs.submissions.read[index]
      let identity = FormIdentity(read.form)
      let isDropped = inputs.dropped.contains(index)
      var sheets: [String] = []
      for sheet in isDropped ? [] : read.form.sheetNames {
        let own = [identity.code, identity.name].filter { !$0.isEmpty }.joined(separator: " ")
        let label =
          read.form.sheetNames.count == 1
          ? (own.isEmpty ? read.file : own)
          : [identity.code, sheet].filter { !$0.isEmpty }
            .joined(separator: " ")
        let name = NewBook.sheetName(label, taken: names)
        names.append(name)
        sheets.append(name)
        copies.append(Merged.Copy(path: read.path, sheet: sheet, name: name))
      }
      var remarks: [String] = []
      if isDropped { remarks.append("不採用（別の提出を採用）") }
      let year = identity.statedYear ?? identity.evaluationYear
      if let year, year != years.mostFrequent { remarks.append("\(Period.fiscal(year).label)の様式") }
      if !isDropped,
        inputs.context.twins.contains(where: { set in
          set.contains { inputs.number(of: $0) == index }
            && set.count { inputs.number(of: $0).map { !inputs.dropped.contains($0) } ?? false } > 1
        })
      {
        remarks.append("二重提出")
      }
      return Line(
        identity: identity, file: read.file,
        indicators: read.form.allIndicators.count { !$0.shortName.isEmpty },
        remark: remarks.joined(separator: "、"), sheets: sheets)
    }
    self.copies = copies
  }

  /// By the numbers of the plan where all forms have them, else as the files came.
  private static func order(_ inputs: MergeInputs) -> [Int] {
    let read = inputs.submissions.read
    let numbers = read.map { read in
      FormIdentity(read.form).numbers.flatMap { PlanNumber.leading(in: $0.text) }
    }
    guard !numbers.contains(where: \.isEmpty) else { return Array(read.indices) }
    return read.indices.sorted { left, right in
      if numbers[left] != numbers[right] {
        return numbers[left].lexicographicallyPrecedes(numbers[right])
      }
      return (inputs.ranks[left], left) < (inputs.ranks[right], right)
    }
  }

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text(title + " 目次"), style: Look.title)
    sheet.rowHeights[0] = 30
    sheet[1, 0] = NewCell(.text("ファイル \(lines.count)・シート \(copies.count)"), style: Look.subtitle)
    let headings = ["番号", "名称", "主管課", "評価年度", "指標の数", "シート", "ファイル", "備考"]
    for (column, heading) in headings.enumerated() {
      sheet[3, column] = NewCell(.text(heading), style: Look.heading)
    }
    sheet.columnWidths = [0: 13, 1: 34, 2: 20, 3: 13, 4: 10, 5: 34, 6: 32, 7: 26]
    var row = 4
    for line in lines { write(line, &row, &sheet) }
    Look.fitRows(4..<row, of: &sheet, least: 22)
    sheet.freeze = CellReference(row: 4, column: 0)
    Look.print(&sheet, repeating: 3...3, title: title)
    return sheet
  }

  /// One row for each sheet of the form; what is the same stands in the first.
  private func write(_ line: Line, _ row: inout Int, _ sheet: inout NewSheet) {
    let year = line.identity.statedYear ?? line.identity.evaluationYear
    for (number, name) in (line.sheets.isEmpty ? [""] : line.sheets).enumerated() {
      let texts = [
        line.identity.code, line.identity.name, line.identity.officeName,
        year.map { Period.fiscal($0).label } ?? "",
      ]
      for (column, text) in texts.enumerated() {
        let shown = number == 0 ? text : ""
        sheet[row, column] = NewCell(
          shown.isEmpty ? .blank : .text(shown), style: column == 3 ? Look.center : Look.text)
      }
      sheet[row, 4] = NewCell(
        number == 0 ? .number(Double(line.indicators)) : .blank, style: Look.count)
      sheet[row, 5] = NewCell(
        name.isEmpty ? .blank : .text(name), style: name.isEmpty ? Look.text : Look.link(Look.text))
      if !name.isEmpty {
        sheet.links.append(
          NewLink(
            CellReference(row: row, column: 5),
            to: .cell(sheet: name, reference: CellReference(row: 0, column: 0))))
      }
      sheet[row, 6] = NewCell(.text(line.file), style: Look.text)
      sheet[row, 7] = NewCell(
        line.remark.isEmpty ? .blank : .text(line.remark),
        style: Look.text.with { $0.color = Look.alarm })
      row += 1
    }
  }
}
