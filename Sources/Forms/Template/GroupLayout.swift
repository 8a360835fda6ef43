import Grid

/// The groups of a template's sheet while it is read: where each opens and ends, which lie side by
/// side, and which copies are drawn.
struct GroupLayout {
  struct Group {
    var name: String
    /// Rows of the sheet.
    var rows: ClosedRange<Int>
    var count: Int
    /// From the column of its opening to that of its end.
    var columns: ClosedRange<Int>
    var repeats = true
    /// Other fields stand beside its drawn copies: its rows are not all its own.
    var isBounded = false
    var hasDrawnTexts = false
    /// Empty rows at the end of its rows that part its copies: behind the last one they are nobody's.
    var emptyRows = 0
    /// Drawn copies with other numbers of rows than the first (`{{=節}}`).
    var unevenCopies: [ClosedRange<Int>] = []

    var column: Int { columns.lowerBound }

    var drawnCopies: Int { max(1, count) + unevenCopies.count }

    /// The rows of the copies that are drawn alike, the first one included.
    private var evenRows: ClosedRange<Int> {
      rows.lowerBound...(rows.lowerBound + rows.count * max(1, count) - 1)
    }

    /// From the first row of the first copy to the last row of the last one drawn.
    var drawnRows: ClosedRange<Int> {
      rows.lowerBound...unevenCopies.map(\.upperBound).reduce(evenRows.upperBound, max)
    }

    /// The rows of the copies of another height, with those before them.
    var unevenRows: ClosedRange<Int>? {
      unevenCopies.isEmpty ? nil : evenRows.upperBound + 1...drawnRows.upperBound
    }

    /// The rows between two drawn copies that stand apart.
    var gap: Int {
      unevenCopies.first.map { max(0, $0.lowerBound - evenRows.upperBound - 1) } ?? 0
    }

    /// Whether the two share their rows and neither lies in the other: the halves of a page, or two
    /// different tables.
    func isBeside(_ other: Group) -> Bool {
      rows == other.rows && column != other.column
        && (name == other.name || !columns.overlaps(other.columns))
    }

    /// Whether a cell belongs to a copy that is drawn but not tagged.
    func draws(_ place: CellReference) -> Bool {
      draws(place.row) && (!isBounded || columns.contains(place.column))
    }

    /// Whether a row belongs to a copy that is drawn but not tagged.
    func draws(_ row: Int) -> Bool {
      evenRows.contains(row) && !rows.contains(row) && row <= evenRows.upperBound - emptyRows
        || unevenCopies.contains { $0.contains(row) }
    }
  }

  private struct Open {
    var name: String
    var count: Int
    var place: CellReference
    var isCopy = false
  }

  enum Mistake: Error {
    case closesNothing(String)
    case copiesNothing(String)
    case inner(String, place: CellReference)
  }

  private var open: [Open] = []
  private(set) var groups: [Group] = []

  mutating func open(_ name: String, count: Int, at place: CellReference) {
    open.append(Open(name: name, count: count, place: place))
  }

  mutating func openCopy(_ name: String, at place: CellReference) {
    open.append(Open(name: name, count: 1, place: place, isCopy: true))
  }

  /// Ends the group of that name that opened nearest to the left; groups opened within it must have
  /// ended before.
  mutating func close(_ name: String, at place: CellRange) throws(Mistake) {
    let column = place.last.column
    let same = open.indices.filter { open[$0].name == name }
    let left = same.filter { open[$0].place.column <= column }
    guard let found = left.max(by: { open[$0].place.column < open[$1].place.column }) ?? same.last
    else { throw .closesNothing(name) }
    let group = open[found]
    let inner = open[(found + 1)...].first {
      (min(group.place.column, column)...column).contains($0.place.column)
    }
    if let inner { throw .inner(inner.name, place: inner.place) }
    open.remove(at: found)
    let rows = group.place.row...max(group.place.row, place.last.row)
    if group.isCopy {
      let copied = groups.lastIndex { $0.name == name && $0.drawnRows.upperBound < rows.lowerBound }
      guard let copied else { throw .copiesNothing(name) }
      groups[copied].unevenCopies.append(rows)
    } else {
      groups.append(
        Group(
          name: name, rows: rows, count: group.count,
          columns: group.place.column...max(group.place.column, column)))
    }
  }

  /// Empty rows that part the drawn copies belong to each copy.
  ///
  /// - Parameter texts: the cells that hold nothing but text.
  mutating func takeGaps(_ texts: [CellReference: String]) {
    let filled = Set(texts.keys.map(\.row))
    for index in groups.indices
    where groups[index].count > 1 && groups[index].unevenCopies.isEmpty {
      let rows = groups[index].rows
      let keys = texts.filter { rows.contains($0.key.row) }.mapValues(LabelKey.of)
      func alike(_ gap: Int) -> Int {
        keys.count { place, key in
          let other = CellReference(row: place.row + rows.count + gap, column: place.column)
          return !key.isEmpty && texts[other].map(LabelKey.of) == key
        }
      }
      let gaps = (1...3).prefix { !filled.contains(rows.upperBound + $0) }
      guard let gap = gaps.max(by: { alike($0) < alike($1) }), alike(gap) > alike(0) else {
        continue
      }
      groups[index].rows = rows.lowerBound...rows.upperBound + gap
      groups[index].emptyRows = gap
    }
  }

  /// Finds the groups beside whose later copies other fields stand.
  mutating func bound(_ tagged: [CellReference]) {
    for index in groups.indices where groups[index].count > 1 {
      let group = groups[index]
      groups[index].isBounded = tagged.contains { place in
        group.draws(place.row) && !group.columns.contains(place.column)
          && !group.unevenCopies.contains { $0.contains(place.row) }
      }
    }
  }

  var unclosed: (name: String, place: CellReference)? { open.last.map { ($0.name, $0.place) } }

  /// Copies that the form draws and the template does not tag: left out, but for the second one
  /// where the first shares its rows with cells that hold for all of them.
  mutating func continueFirstCopies(_ cells: [TemplateCell]) -> [TemplateCell] {
    for index in groups.indices where groups[index].unevenCopies.isEmpty {
      groups[index].hasDrawnTexts = cells.contains { groups[index].draws($0.reference.row) }
    }
    var result = cells.filter { cell in !groups.contains { $0.draws(cell.reference) } }
    for index in groups.indices where groups[index].isBounded { unroll(index, cells, &result) }
    let rows = Set(
      groups.filter { $0.count > 1 && !$0.isBounded && isShared($0.rows, cells) }.map(\.rows))
    for first in rows.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let second = (first.lowerBound + first.count)...(first.upperBound + first.count)
      for index in result.indices
      where first.contains(result[index].reference.row)
        && result[index].pattern.startsWithCircledNumber
      {
        result[index].isNumberedFirst = true
      }
      result += copy(cells, from: first, to: second)
      for index in groups.indices where groups[index].rows == first && groups[index].count > 1 {
        var later = groups[index]
        later.rows = second
        later.count -= 1
        groups.append(later)
        groups[index].repeats = false
        groups[index].count = 1
        groups[index].hasDrawnTexts = false
      }
    }
    return result.sorted { $0.reference < $1.reference }
  }

  /// Copies that share their rows with other fields are so many groups, of which the last repeats.
  private mutating func unroll(
    _ index: Int, _ cells: [TemplateCell], _ result: inout [TemplateCell]
  ) {
    let group = groups[index]
    let own = cells.filter { group.columns.contains($0.reference.column) }
    for copy in 1..<group.count {
      let offset = copy * group.rows.count
      let rows = group.rows.lowerBound + offset...group.rows.upperBound + offset
      result += self.copy(own, from: group.rows, to: rows)
      var later = group
      later.rows = rows
      later.count = 1
      later.repeats = copy == group.count - 1
      groups.append(later)
    }
    groups[index].repeats = false
    groups[index].count = 1
    groups[index].hasDrawnTexts = false
  }

  private func isShared(_ rows: ClosedRange<Int>, _ cells: [TemplateCell]) -> Bool {
    cells.contains { cell in
      !cell.tags.contains(where: \.fillsDown) && rows.contains(cell.reference.row)
        && cell.region.last.row > rows.upperBound
    }
  }

  /// The drawn headings of the second copy with the tags of the first.
  private func copy(
    _ cells: [TemplateCell], from first: ClosedRange<Int>, to second: ClosedRange<Int>
  ) -> [TemplateCell] {
    let drawn = cells.filter { second.contains($0.reference.row) && $0.kind == .heading }
    let tagged = cells.filter { cell in
      !cell.tags.isEmpty && first.contains(cell.reference.row)
        && cell.region.last.row <= first.upperBound
    }
    let moved = tagged.map { cell in
      var cell = cell
      if cell.pattern.startsWithCircledNumber { cell.isNumberedFirst = false }
      for corner in [\CellRange.first, \CellRange.last] {
        cell.region[keyPath: corner].row += second.lowerBound - first.lowerBound
      }
      return cell
    }
    let taken = Set(moved.map(\.reference))
    return drawn.filter { !taken.contains($0.reference) } + moved
  }

  /// Outer groups first; side by side from left to right; of two on the same rows the one that
  /// opened further left is the outer one.
  func ordered() -> [Group] {
    groups.sorted {
      ($1.rows.count, $0.rows.lowerBound, $0.column) < (
        $0.rows.count, $1.rows.lowerBound, $1.column
      )
    }
  }

  /// The columns of each ordered group, and the group around it.
  static func nesting(_ groups: [Group]) -> [(columns: ClosedRange<Int>, parent: Int?)] {
    var result: [(columns: ClosedRange<Int>, parent: Int?)] = []
    for (index, group) in groups.enumerated() {
      let parent = groups[..<index].indices.last {
        let outer = groups[$0]
        return !outer.isBeside(group) && outer.rows.contains(group.rows.lowerBound)
          && outer.rows.contains(group.rows.upperBound) && result[$0].columns.contains(group.column)
      }
      let around = parent.map { result[$0].columns } ?? 0...CellReference.maximumColumn
      let beside = groups.filter { $0.isBeside(group) }
      guard !beside.isEmpty else {
        result.append((group.isBounded ? group.columns : around, parent))
        continue
      }
      let next = beside.map(\.column).filter { $0 > group.column }.min() ?? Int.max
      result.append((group.column...max(group.column, min(around.upperBound, next - 1)), parent))
    }
    return result
  }
}
