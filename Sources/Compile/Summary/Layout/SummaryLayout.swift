import Formula
import Grid
import Notation
import Review
package import Workbook

/// A workbook that a city has drawn for its summary: tags where the figures go, everything else (looks,
/// formulas, charts, print set-up) as it is.
///
/// Rows between `{{#区分1}}` and `{{/区分1}}` repeat. What reaches over them (a chart, a sum, a coloured
/// scale) grows along where the rows are drawn twice and said to be: `{{#区分1 2}}`. The sheet 説明
/// is for those who draw and is left out.
package struct SummaryLayout {
  private static let notes = "説明"

  /// A stretch of rows that repeats, at its place in the layout.
  private struct Group {
    var name: String
    var rows: ClosedRange<Int>
    var drawn: Int
    var scopes: [LayoutScope]

    var height: Int { rows.count }
    /// One copy stays even where there is nothing to show: charts and sums are drawn over it.
    var copies: Int { max(1, scopes.count) }
    var allDrawn: ClosedRange<Int> { rows.lowerBound...(rows.lowerBound + height * drawn - 1) }
  }

  private let summary: Summary
  private let source: WorkbookSource
  private let book: Book
  private let groups: [String: [Group]]

  /// - Throws: what is wrong with the layout, at its cell.
  package init(_ source: WorkbookSource, name: String, summary: Summary) throws(CompileError) {
    self.summary = summary
    self.source = source
    do throws(WorkbookError) {
      book = try Workbook(source, name: name).book()
    } catch {
      throw CompileError(.wrongLayout(error.message))
    }
    var groups: [String: [Group]] = [:]
    for sheet in book.sheets where sheet.name != Self.notes {
      groups[sheet.name] = try Self.groups(in: sheet, summary)
    }
    self.groups = groups
  }

  /// Groups that the forms have nothing for; they are left empty.
  package var emptyGroups: [String] {
    book.sheets.flatMap { groups[$0.name] ?? [] }.filter(\.scopes.isEmpty).map(\.name)
  }

  // MARK: reading

  private static func groups(
    in sheet: Sheet, _ summary: Summary
  ) throws(CompileError) -> [Group] {
    var groups: [Group] = []
    var open: (name: String, drawn: Int, row: Int)?
    for cell in sheet.cells {
      guard case .text(let text) = cell.value else { continue }
      for piece in LayoutText(text).pieces {
        switch piece {
        case .open(let name, let drawn):
          guard open == nil else { throw mistake(.nested(name), sheet, cell) }
          open = (name, drawn, cell.reference.row)
        case .close(let name):
          guard let begun = open, begun.name == name else {
            throw mistake(.closed(name), sheet, cell)
          }
          guard let scopes = summary.layoutScopes(name) else {
            throw mistake(.unknownGroup(name, summary.levels.map(\.subject)), sheet, cell)
          }
          groups.append(
            Group(
              name: name, rows: begun.row...cell.reference.row, drawn: begun.drawn,
              scopes: scopes))
          open = nil
        case .literal, .tag: continue
        }
      }
    }
    if let open, let cell = sheet.cells.first(where: { $0.reference.row == open.row }) {
      throw mistake(.open(open.name), sheet, cell)
    }
    return groups
  }

  private static func mistake(_ kind: LayoutMistake, _ sheet: Sheet, _ cell: Cell) -> CompileError {
    CompileError(.wrongLayout(kind.message(at: "\(sheet.name)!\(cell.reference)")))
  }

  // MARK: filling in

  /// The finished workbook.
  package func bytes() throws -> [UInt8] {
    let stretched = try stretchedSource()
    var filled = try Workbook(stretched, name: "layout.xlsx")
    filled = try Workbook(filled.patched(try contents(filled.book())), name: "layout.xlsx")
    guard case .bytes(let bytes) = try filled.patched(results(of: filled.book())) else {
      preconditionFailure("a patched file is a file")
    }
    return bytes
  }

  private func stretchedSource() throws(WorkbookError) -> WorkbookSource {
    let workbook = try Workbook(source, name: "layout.xlsx")
    var patch = WorkbookPatch()
    patch.options.leavesTextReferences = true
    if book.sheets.count > 1, book.sheet(named: Self.notes) != nil { patch.removeSheet(Self.notes) }
    for (name, groups) in groups {
      for group in groups {
        let missing = group.copies - group.drawn
        if missing > 0 {
          // Before the last drawn copy, so that what reaches over the copies grows.
          let place = group.rows.lowerBound + group.height * max(1, group.drawn - 1)
          for copy in 0..<missing * group.height {
            patch.insertRows(
              1, before: place, in: name, look: .like(group.rows.lowerBound + copy % group.height))
          }
        } else if missing < 0 {
          let first = group.rows.lowerBound + group.height * group.copies
          patch.deleteRows(first...group.allDrawn.upperBound, in: name)
        }
      }
    }
    return try workbook.patched(patch)
  }

  private func contents(_ stretched: Book) throws -> WorkbookPatch {
    var patch = WorkbookPatch()
    patch.setProperty(
      DocumentFacts.Property(MergedBook.property, .number(Double(summary.files.count))))
    for sheet in book.sheets where sheet.name != Self.notes {
      let now = stretched.sheet(named: sheet.name)
      for cell in sheet.cells { try write(cell, of: sheet, now, to: &patch) }
    }
    return patch
  }

  /// Writes a drawn cell, and its copies where its row is repeated.
  ///
  /// - Parameter now: the sheet with the rows it needs.
  private func write(
    _ cell: Cell, of sheet: Sheet, _ now: Sheet?, to patch: inout WorkbookPatch
  ) throws {
    let groups = groups[sheet.name] ?? []
    let row = cell.reference.row
    let above = groups.filter { $0.allDrawn.upperBound < row }
    let moved = above.reduce(row) { $0 + ($1.copies - $1.drawn) * $1.height }
    let group = groups.first { $0.allDrawn.contains(row) }
    if let group, !group.rows.contains(row) { return }
    let first = now?[CellReference(row: moved, column: cell.reference.column)]
    let scopes = group.map { $0.scopes.isEmpty ? [nil] : $0.scopes.map(Optional.some) }
    for (copy, scope) in (scopes ?? [.whole]).enumerated() {
      let rows = copy * (group?.height ?? 0)
      let place = CellReference(row: moved + rows, column: cell.reference.column)
      if let formula = first?.formula {
        guard copy > 0 else { continue }
        patch.setFormula(
          SharedFormula.moved(formula, rows: rows, columns: 0), cached: .blank, at: place,
          in: sheet.name)
      } else if let value = try value(of: cell, scope, sheet), copy > 0 || value != cell.value {
        patch.set(value, at: place, in: sheet.name)
      }
    }
  }

  /// What a cell comes to; nil for an empty one.
  private func value(
    of cell: Cell, _ scope: LayoutScope?, _ sheet: Sheet
  ) throws(CompileError) -> CellValue? {
    guard case .text(let text) = cell.value else { return cell.value.isBlank ? nil : cell.value }
    let parsed = LayoutText(text)
    guard parsed.hasTags else { return cell.value }
    guard let scope else { return .blank }
    var values: [CellValue] = []
    for piece in parsed.content {
      switch piece {
      case .tag(let name): values.append(try value(named: name, scope, sheet, cell))
      case .literal(let text): values.append(.text(text))
      case .open, .close: continue
      }
    }
    // A number stays one where nothing stands beside it.
    if values.count == 1 { return values[0] }
    return values.isEmpty ? .blank : .text(values.map(\.raw).joined())
  }

  private func value(
    named name: String, _ scope: LayoutScope, _ sheet: Sheet, _ cell: Cell
  ) throws(CompileError) -> CellValue {
    var known: [String] = []
    for scope in [scope, .whole] {
      for (attribute, value) in scope.values(summary) {
        if name == scope.subject + "." + attribute { return value }
        known.append(scope.subject + "." + attribute)
      }
    }
    // A form without such a level, in a layout made for several forms.
    if case .indicator = scope, name.hasPrefix("指標."),
      summary.layoutScopes(String(name.dropFirst("指標.".count))) != nil
    {
      return .blank
    }
    throw Self.mistake(.unknownTag(name, known), sheet, cell)
  }

  /// The formulas worked out, so that those see them too who do not calculate.
  private func results(of book: Book) -> WorkbookPatch {
    var patch = WorkbookPatch()
    patch.options.recalculate = true
    let places = book.sheets.enumerated().flatMap { number, sheet in
      sheet.cells.filter { $0.formula != nil }
        .map { BookCalculation.Place(sheet: number, cell: $0.reference) }
    }
    let date1904 = book.usesDate1904
    let results = BookCalculation(book, stale: places) {
      Workbook.text(of: $0, format: $1, date1904: date1904)
    }.results()
    for place in places {
      guard let value = results[place]?.cellValue else { continue }
      patch.setResult(value, at: place.cell, in: book.sheets[place.sheet].name)
    }
    return patch
  }
}
