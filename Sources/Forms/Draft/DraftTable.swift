import Grid
import Notation

/// A table of indicators found in a sheet: its band of headings, and what each column holds.
struct DraftTable {
  struct Column {
    enum Kind: Hashable {
      case name, code, unit, direction
      case note(String)
      case level(String)
      case levelCode(String)
      case field(String)
      /// Says row by row what the values are (目標, 実績).
      case rowRole
      /// Says row by row which year the values are for.
      case rowYear
      case value
      /// Texts that nothing is known about.
      case other
    }

    var number: Int
    var kind: Kind
    /// The headings over it, from the top.
    var path: [(text: String, region: CellRange)]
    var role: Role?
    var year: YearReading.Reading?
    /// Two values in each cell, in the order that the heading says: 目標／実績.
    var pair: [Role] = []
    /// The year is the one at which the plan begins: 「（策定時）」.
    var isStart = false

    var heading: String { path.last?.text ?? "" }

    /// Grades by the department or by others: 自己評価, 関係者評価.
    var isRating: Bool {
      if case .field(let key) = kind { key.hasPrefix("評価.") } else { false }
    }

    func holds(_ role: Role) -> Bool { pair.isEmpty ? self.role == role : pair.contains(role) }
  }

  var headings: ClosedRange<Int>
  var body: ClosedRange<Int>
  var columns: [Column]
  /// Rows of one indicator.
  var slot: Int
  /// The roles of the rows of a slot, where a column says them.
  var rowRoles: [Role]
  /// One name stands over several rows, each of which has values of its own.
  var sharesNames = false
  /// Each value stands behind its indicator's name in one cell.
  var hasNamesInValues = false
  /// A unit that stands over the table for all of it.
  var captionUnit: (place: CellReference, unit: String)?
  /// Where the one indicator of the table is named, above its headings.
  var keyedName: CellReference?
  /// The same, and its unit, where another such table stands beside it.
  var besideName: CellReference?
  var besideUnit: CellReference?

  var hasValues: Bool { columns.contains { $0.kind == .value } }
}

extension DraftGrid {
  /// What the first row of each slot of a table says in a column.
  func texts(of table: DraftTable, _ column: DraftTable.Column) -> [String] {
    stride(from: table.body.lowerBound, through: table.body.upperBound, by: table.slot)
      .map { own($0, column.number).trimmingSpaces }
  }
}
