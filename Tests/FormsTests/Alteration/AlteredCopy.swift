import Grid
import Notation

@testable import Forms

/// A workbook as a department might return it, and what must be read from it.
struct AlteredCopy {
  struct Place: Hashable {
    var sheet: Int
    var cell: CellReference

    init(sheet: Int, cell: CellReference) {
      self.sheet = sheet
      self.cell = cell
    }

    init(_ location: Location) { self.init(sheet: location.sheetIndex, cell: location.cell) }
  }

  /// A value that must be read at its place.
  struct Expected {
    var place: Place
    var role: Role
    var period: String
    var value: ExactDecimal?
    var status: ValueStatus
    var indicator: String
    /// The period stands in the sheet's heading and moves with the edition.
    var followsEdition: Bool
  }

  /// The rows of one indicator, and the group they belong to.
  struct Slot {
    var sheet: Int
    var rows: ClosedRange<Int>
    /// The form numbers its slots, so how many there are is the form's.
    var isNumbered = false
  }

  /// Where something was done, as far as it can be seen in the sheet.
  struct Mark {
    var kind: Alteration
    var sheet: Int
    /// nil for what is done to the whole sheet.
    var cells: CellRange?
    /// Rows alone, or columns alone, where lines were inserted, deleted or moved.
    var lines: Lines?
  }

  enum Lines { case rows, columns }

  var book: Book
  var expected: [Expected]
  /// The headings of the form and where they stand.
  var headings: [Place: String]
  var slots: [Slot]
  /// Where the copies of repeated blocks begin in the form as it was.
  let copies: Set<Place>
  var done: [String] = []
  /// What a check must name.
  var marks: [Mark] = []

  init(_ book: Book, _ form: Form) {
    self.book = book
    let headings = Dictionary(
      form.alignment.headings.filter { LabelKey.of($0.text) == LabelKey.of($0.expected) }.map {
        (Place($0.location), $0.text)
      }, uniquingKeysWith: { first, _ in first })
    self.headings = headings
    expected = form.allIndicators.flatMap { indicator in
      indicator.values.filter { $0.status != .blank }.map { value in
        Expected(
          place: Place(value.location),
          role: value.role, period: Self.text(value.period), value: value.value,
          status: value.status, indicator: Self.plain(indicator.name),
          followsEdition: value.statedPeriod == nil
            && [value.headingLocation, value.periodLocation].compactMap(\.self)
              .contains { headings[Place($0)].map { !Period.find(in: $0).isEmpty } ?? false }
        )
      }
    }
    copies = Set(
      form.allRecords.filter { !$0.path.isEmpty }.compactMap { record in
        book.sheets[record.sheetIndex].cells(inRow: record.rows.lowerBound).first.map {
          Place(sheet: record.sheetIndex, cell: $0.reference)
        }
      })
    slots = form.allRecords.filter { !$0.indicators.isEmpty && !$0.path.isEmpty }.map {
      let group = $0.group
      let isNumbered = form.template.formSheets.flatMap(\.groups).contains {
        $0.name == group && $0.hasDrawnTexts
      }
      return Slot(sheet: $0.sheetIndex, rows: $0.rows, isNumbered: isNumbered)
    }
  }

  static func text(_ period: Period?) -> String {
    switch period?.json {
    case .number(let year): String(year)
    case .text(let text): text
    case nil: ""
    }
  }

  static func plain(_ name: String) -> String { name.filter { !$0.isWhitespace } }

  mutating func mark(
    _ kind: Alteration, _ sheet: Int, _ first: CellReference, _ last: CellReference? = nil,
    lines: Lines? = nil
  ) {
    marks.append(
      Mark(kind: kind, sheet: sheet, cells: CellRange(first, last ?? first), lines: lines))
  }

  /// Marks lines that were inserted or moved, or the place where lines are gone.
  mutating func mark(_ kind: Alteration, _ sheet: Int, rows: ClosedRange<Int>) {
    mark(
      kind, sheet, CellReference(row: rows.lowerBound, column: 0),
      CellReference(row: rows.upperBound, column: 0), lines: .rows)
  }

  mutating func mark(_ kind: Alteration, _ sheet: Int, columns: ClosedRange<Int>) {
    mark(
      kind, sheet, CellReference(row: 0, column: columns.lowerBound),
      CellReference(row: 0, column: columns.upperBound), lines: .columns)
  }

  /// Moves everything that is known about a sheet.
  mutating func apply(_ move: SheetSurgery.Move, sheet: Int) {
    book.sheets[sheet] = SheetSurgery.apply(move, to: book.sheets[sheet])
    expected = expected.compactMap { value in
      guard value.place.sheet == sheet else { return value }
      guard let cell = move(value.place.cell) else { return nil }
      var value = value
      value.place.cell = cell
      return value
    }
    var moved: [Place: String] = [:]
    for (place, text) in headings {
      if place.sheet != sheet {
        moved[place] = text
      } else if let cell = move(place.cell) {
        moved[Place(sheet: sheet, cell: cell)] = text
      }
    }
    headings = moved
    marks = marks.compactMap { mark in
      guard mark.sheet == sheet, let cells = mark.cells else { return mark }
      guard let first = move(cells.first), let last = move(cells.last) else { return nil }
      var mark = mark
      mark.cells = CellRange(first, last)
      return mark
    }
    slots = slots.compactMap { slot in
      guard slot.sheet == sheet else { return slot }
      let rows = slot.rows.compactMap { move(CellReference(row: $0, column: 0))?.row }
      guard rows.count == slot.rows.count, let first = rows.min(), let last = rows.max()
      else { return nil }
      return Slot(sheet: sheet, rows: first...last, isNumbered: slot.isNumbered)
    }
  }

  func cell(_ place: Place) -> Cell? { book.sheets[place.sheet][place.cell] }
}
