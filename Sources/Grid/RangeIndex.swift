/// Finds which of many ranges holds a cell without looking at each.
///
/// The ranges lie sorted by their first row; above them a tree tells how far down any of a stretch
/// reaches, so that stretches that end above the cell are passed over.
struct RangeIndex: Sendable {
  private let ranges: [CellRange]
  /// Places in the list the ranges came from, in the order of their first rows.
  private let order: [Int]
  /// `reach[1]` is the last row of all, `reach[2n]` and `reach[2n + 1]` those of the halves of `n`.
  private var reach: [Int]
  private let leaves: Int

  init(_ list: [CellRange]) {
    order = list.indices.sorted { (list[$0].first.row, $0) < (list[$1].first.row, $1) }
    ranges = order.map { list[$0] }
    var leaves = 1
    while leaves < list.count { leaves *= 2 }
    self.leaves = leaves
    reach = Array(repeating: -1, count: 2 * leaves)
    for (index, range) in ranges.enumerated() { reach[leaves + index] = range.last.row }
    for node in (1..<leaves).reversed() { reach[node] = max(reach[2 * node], reach[2 * node + 1]) }
  }

  /// The place, in the list, of a range that holds the cell. Complexity: O(log n) and the number of
  /// ranges that share the cell's row.
  func first(containing cell: CellReference) -> Int? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].first.row <= cell.row { low = middle + 1 } else { high = middle }
    }
    return find(1, 0, leaves, low, cell)
  }

  /// Looks below a node that stands for `start..<end`, as far as `limit`.
  private func find(_ node: Int, _ start: Int, _ end: Int, _ limit: Int, _ cell: CellReference)
    -> Int?
  {
    guard start < limit, reach[node] >= cell.row else { return nil }
    if node >= leaves { return ranges[start].contains(cell) ? order[start] : nil }
    let middle = (start + end) / 2
    return find(2 * node, start, middle, limit, cell)
      ?? find(2 * node + 1, middle, end, limit, cell)
  }
}
