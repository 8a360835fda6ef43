import Grid

/// A sheet of a template as it is drawn: every cell, and the groups with all their copies.
struct DrawnSheet {
  struct DrawnCell {
    var cell: Cell
    var region: CellRange
    var pieces: [TagParser.Piece]
    var tags: [Tag]
    /// The innermost group the cell is part of, nil for the sheet itself.
    var group: Int?

    var reference: CellReference { region.first }
    /// Whether something other than plain text stands in the template.
    var isMarked: Bool {
      pieces.contains { if case .literal = $0 { false } else { true } }
    }
  }

  struct Group {
    var name: String
    /// Rows of the first copy.
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
    var parent: Int?
    /// How many copies are drawn.
    var count: Int
  }

  /// Copies of groups that stand side by side, filled from left to right.
  struct Block: Hashable {
    var groups: [Int]
  }

  let sheet: Sheet
  let cells: [DrawnCell]
  let groups: [Group]
  let lastRow: Int
  /// By group: the field that tells apart the rows of its copy that hold an indicator each.
  let rowTags: [Int?: String]
  private let byRow: [Int: [Int]]

  /// - Parameter sheet: of a template that has been read without mistakes.
  init(_ sheet: Sheet) {
    self.sheet = sheet
    var layout = GroupLayout()
    var all: [DrawnCell] = []
    for cell in sheet.cells {
      let pieces = (try? TagParser.parse(cell.value.raw)) ?? [.literal(cell.value.raw)]
      let region =
        sheet.merge(startingAt: cell.reference) ?? CellRange(cell.reference, cell.reference)
      for piece in pieces {
        switch piece {
        case .open(let name, let count): layout.open(name, count: count, at: cell.reference)
        case .close(let name): try? layout.close(name, at: region)
        default: break
        }
      }
      let tags = pieces.compactMap { if case .tag(let tag) = $0 { tag } else { nil } }
      all.append(DrawnCell(cell: cell, region: region, pieces: pieces, tags: tags))
    }
    let plain = all.filter { !$0.isMarked }.map { ($0.reference, $0.cell.value.raw) }
    layout.takeGaps(Dictionary(uniqueKeysWithValues: plain))
    layout.bound(all.filter { !$0.tags.isEmpty }.map(\.reference))
    let ordered = layout.ordered()
    let groups = zip(ordered, GroupLayout.nesting(ordered)).map { group, nesting in
      Group(
        name: group.name, rows: group.rows, columns: nesting.columns, parent: nesting.parent,
        count: group.count)
    }
    for index in all.indices {
      let region = all[index].region
      let fillsDown = all[index].tags.contains(where: \.fillsDown)
      all[index].group = groups.indices.last {
        groups[$0].rows.contains(region.first.row)
          && groups[$0].columns.contains(region.first.column)
          && (fillsDown || groups[$0].rows.contains(region.last.row))
      }
    }
    cells = all
    byRow = Dictionary(grouping: all.indices) { [all] in all[$0].reference.row }
    self.groups = groups
    rowTags = Dictionary(grouping: all, by: \.group).compactMapValues { own in
      FormSheet.NamedRow.all(own.map { ($0.reference.row, $0.tags) }).first?.tag
    }
    let ends = groups.map { $0.rows.lowerBound + $0.rows.count * $0.count - 1 }
    lastRow = max(
      sheet.extent?.last.row ?? 0, ends.max() ?? 0, sheet.merges.map(\.last.row).max() ?? 0)
  }

  func cells(inRow row: Int) -> [Int] { byRow[row] ?? [] }

  /// The groups that begin in a row directly inside the given ones and are none of them; those of
  /// one parent and name side by side make a block.
  func blocks(startingAt row: Int, inside parents: Set<Int?>) -> [Block] {
    let starting = groups.indices.filter {
      groups[$0].rows.lowerBound == row && parents.contains(groups[$0].parent)
        && !parents.contains($0)
    }
    guard let first = starting.first else { return [] }
    var blocks: [Block] = []
    for group in starting where groups[group].rows == groups[first].rows {
      let same = blocks.firstIndex {
        groups[$0.groups[0]].parent == groups[group].parent
          && groups[$0.groups[0]].name == groups[group].name
      }
      if let same {
        blocks[same].groups.append(group)
      } else {
        blocks.append(Block(groups: [group]))
      }
    }
    return blocks
  }

  /// All blocks directly inside a group, top to bottom.
  func blocks(inside parent: Int?) -> [Block] {
    let rows = Set(groups.filter { $0.parent == parent }.map(\.rows.lowerBound)).sorted()
    return rows.flatMap { blocks(startingAt: $0, inside: [parent]) }
  }

  /// The tags of a group, those of groups inside it left out.
  func tags(of group: Int?) -> [Tag] { cells.filter { $0.group == group }.flatMap(\.tags) }
}
