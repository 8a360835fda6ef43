import Grid

/// A table part.
///
/// Source: ECMA-376 Part 1, 18.5.1.2 (table), 18.5.1.3 (tableColumn).
enum Tables {
  /// nil where the part places the table nowhere.
  static func table(_ root: XMLElement) -> Table? {
    guard let range = root.attributes["ref"].flatMap({ CellRange($0) }) else { return nil }
    let columns = root.child("tableColumns")?.children(named: "tableColumn") ?? []
    return Table(
      name: root.escaped("displayName") ?? root.escaped("name") ?? "", range: range,
      columns: columns.map { $0.escaped("name") ?? "" },
      hasHeader: root.number("headerRowCount") != 0,
      hasTotals: (root.number("totalsRowCount") ?? 0) > 0,
      autoFilter: root.child("autoFilter")?.attributes["ref"].flatMap { CellRange($0) })
  }
}
