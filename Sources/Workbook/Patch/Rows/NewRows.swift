import Grid

/// The rows put into a sheet: what they take over from another row, and the merges that come with it.
struct NewRows {
  /// A row as new rows copy it.
  private struct Template {
    /// The name with its prefix.
    var name: String
    /// All but its number, what hides it and what tells a range of rows from others.
    var attributes: String
    var cells: [(name: String, column: Int, style: String)] = []
  }

  private let insertions: [RowShift.Insertion]
  private var templates: [Int: Template] = [:]
  private var merges: [(old: CellRange, new: ClosedRange<Int>)] = []

  init(_ shift: RowShift?) { insertions = shift?.insertions ?? [] }

  /// The row that new rows look like.
  private static func model(of insertion: RowShift.Insertion) -> Int? {
    switch insertion.look {
    case .plain: nil
    case .above: insertion.before > 0 ? insertion.before - 1 : nil
    case .like(let row): row
    }
  }

  /// Reads the rows that new ones shall look like, ahead of the scanner that has opened `sheetData`.
  mutating func readTemplates(
    _ ahead: XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    let wanted = Set(insertions.compactMap(Self.model))
    guard !wanted.isEmpty, !ahead.isEmpty else { return }
    var scanner = ahead
    let depth = scanner.depth
    var row = -1
    var column = -1
    while true {
      try scanner.next(bytes)
      guard scanner.kind != .end, scanner.depth >= depth else { return }
      guard scanner.kind == .open else { continue }
      if scanner.nameIs("row", bytes) {
        row =
          try XMLAttributes.value("r", in: scanner, bytes).flatMap { Int($0) }.map { $0 - 1 }
          ?? row + 1
        column = -1
        if wanted.contains(row) { templates[row] = try Self.template(scanner, bytes) }
      } else if wanted.contains(row), scanner.nameIs("c", bytes) {
        let place = try XMLAttributes.value("r", in: scanner, bytes).flatMap { CellReference($0) }
        column = place?.column ?? column + 1
        guard let style = try XMLAttributes.value("s", in: scanner, bytes) else { continue }
        templates[row]?.cells.append((Self.name(scanner, bytes), column, style))
      }
    }
  }

  private static func template(
    _ scanner: XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> Template {
    var template = Template(name: name(scanner, bytes), attributes: "")
    let left: [StaticString] = ["r", "hidden", "collapsed"]
    var attributes = XMLAttributes(scanner.attributes)
    while attributes.next(bytes) {
      if left.contains(where: { attributes.nameIs($0, bytes) }) { continue }
      let text = attributes.name.lowerBound..<attributes.value.upperBound + 1
      template.attributes += " " + XMLScanner.string(text, bytes)
    }
    return template
  }

  private static func name(_ scanner: XMLScanner, _ bytes: Span<UInt8>) -> String {
    XMLScanner.string(scanner.start + 1..<scanner.name.upperBound, bytes)
  }

  /// The numbers of the rows of an insertion; two may go in before the same row.
  private func rows(_ shift: RowShift, _ number: Int) -> Range<Int> {
    let insertion = insertions[number]
    let earlier = insertions[..<number].filter { $0.before == insertion.before }
    let start = shift.boundary(insertion.before) + earlier.reduce(0) { $0 + $1.count }
    return start..<start + insertion.count
  }

  /// The markup of the rows that go in between two others, numbered as they will be.
  func markup(_ shift: RowShift, before rows: ClosedRange<Int>) -> String {
    var text = ""
    for (number, insertion) in insertions.enumerated() where rows.contains(insertion.before) {
      guard let model = Self.model(of: insertion), let template = templates[model],
        !(template.attributes.isEmpty && template.cells.isEmpty)
      else { continue }
      for row in self.rows(shift, number) {
        text += "<\(template.name) r=\"\(row + 1)\"\(template.attributes)>"
        for (name, column, style) in template.cells {
          text += "<\(name) r=\"\(CellReference(row: row, column: column))\" s=\"\(style)\"/>"
        }
        text += "</\(template.name)>"
      }
    }
    return text
  }

  mutating func note(_ merge: CellRange, movedTo rows: ClosedRange<Int>) {
    merges.append((merge, rows))
  }

  /// The merges of the new rows: those within the row they look like, where they touch no other.
  func merges(_ shift: RowShift) -> [CellRange] {
    var found: [CellRange] = []
    for (number, insertion) in insertions.enumerated() {
      guard let model = Self.model(of: insertion) else { continue }
      let own = merges.filter { $0.old.rows == model...model && $0.old.columns.count > 1 }
      for row in rows(shift, number) {
        let others = merges.filter { $0.new.contains(row) }
        for merge in own
        where !others.contains(where: { $0.old.columns.overlaps(merge.old.columns) }) {
          found.append(
            CellRange(
              CellReference(row: row, column: merge.old.first.column),
              CellReference(row: row, column: merge.old.last.column)))
        }
      }
    }
    return found
  }
}
