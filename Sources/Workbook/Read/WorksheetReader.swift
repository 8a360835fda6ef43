/// Reads the cells of a worksheet part: the fast scanner wherever it understands the markup, the
/// general one for one step where it does not.
struct WorksheetReader {
  private var fast: CellScanner
  private(set) var general: WorksheetScanner

  /// - Parameter stopsAtRows: whether each row is a step of its own.
  init(part: String, nesting: Int, stopsAtRows: Bool = false) {
    fast = CellScanner(part: part, nesting: nesting, stopsAtRows: stopsAtRows)
    general = WorksheetScanner(part: part, nesting: nesting)
  }

  /// Adds cells to the table up to something only the general scanner knows, and takes one step of
  /// that.
  mutating func next(
    _ bytes: Span<UInt8>, into table: inout CellTable
  ) throws(WorkbookError) -> WorksheetScanner.Event {
    if general.inData { general.place = try fast.scan(bytes, from: general.place, into: &table) }
    let event = try general.next(bytes)
    if event == .cell { try table.append(general, bytes) }
    return event
  }

  /// Adds the cells of a window to the table.
  ///
  /// - Returns: how many bytes are taken in; the rest is the beginning of a cell or tag.
  /// - Throws: what the scanners throw; the cells before the fault are in the table.
  mutating func read(
    _ bytes: Span<UInt8>, isLast: Bool, into table: inout CellTable
  ) throws(WorkbookError) -> Int {
    general.begin(isLast: isLast)
    while true {
      if general.inData { general.place = try fast.scan(bytes, from: general.place, into: &table) }
      let place = general.place
      do throws(WorkbookError) {
        let event = try general.next(bytes)
        if event == .end { return bytes.count }
        if event == .cell { try table.append(general, bytes) }
      } catch {
        guard general.scanner.ranOut, !isLast else { throw error }
        general.place = place
        return place.position
      }
    }
  }

  /// Hands a foreign element, just opened, to those who know it.
  mutating func readLayout(
    _ layout: inout SheetLayout, _ bytes: Span<UInt8>
  ) throws(WorkbookError) { try general.readLayout(&layout, bytes) }
}
