import Notation
import Rules

/// The columns of a table; of the same table drawn several times side by side, those of each copy.
struct TidyBlocks {
  /// One list, or several with the same headings.
  let columns: [[OpenColumn]]

  var names: [String] { columns[0].map(\.name) }

  init(_ open: OpenTable) {
    let pieces = open.columns.split { $0.name.isEmpty && $0.cells.isEmpty }.map(Array.init)
    let names = pieces.map { $0.map { Normalization.n2($0.name) } }
    let isRepeated =
      pieces.count > 1 && names[0].count > 1 && !names[0].contains("")
      && names.allSatisfy { $0 == names[0] }
    columns = isRepeated ? pieces : [open.columns]
  }
}
