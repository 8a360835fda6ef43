import Grid

/// A small table of one indicator whose name stands above it.
struct DraftCard {
  /// nil where a table names its indicators itself.
  var name: CellReference?
  /// The rows of the table, headings included.
  var rows: ClosedRange<Int>
  /// What two copies of one card have in common.
  private let shape: [AnyHashable]
  /// The rows of text behind the table, up to the next table or heading.
  fileprivate(set) var tail: [(row: Int, kind: Tail)] = []

  enum Tail: Hashable {
    /// Running text, of any number of lines.
    case text
    /// A heading with its content beside it.
    case keyed(String)
  }

  init(_ table: DraftTable) {
    name = table.keyedName
    rows = table.headings.lowerBound...table.body.upperBound
    shape = [
      table.headings.count, table.body.count, table.rowRoles, table.columns.map(\.number),
      table.columns.map(\.kind), table.columns.map(\.role),
    ]
  }

  init(_ series: DraftSeries) {
    name = series.keyedName
    rows = series.rows
    let columns = series.indicators.flatMap(\.columns)
    shape = [
      series.headings.count, series.labelColumn, series.lines.map(\.role), columns.map(\.number),
      columns.map(\.role),
    ]
  }

  /// From the name to the last text behind the table.
  var extent: ClosedRange<Int> {
    (name?.row ?? rows.lowerBound)...(tail.last?.row ?? rows.upperBound)
  }

  fileprivate func isCopy(of other: DraftCard) -> Bool {
    shape == other.shape && name?.column == other.name?.column
  }

  /// The kinds of its texts, those of several lines once.
  fileprivate var kinds: [Tail] {
    tail.map(\.kind).reduce(into: []) { if $0.last != $1 || $1 != .text { $0.append($1) } }
  }

  /// Keeps of the texts only those that come in this order.
  fileprivate mutating func keep(_ wanted: [Tail]) {
    var rest = wanted[...]
    var last: Tail?
    let kept = tail.prefix { text in
      if text.kind == .text, last == .text { return true }
      guard rest.first == text.kind else { return false }
      rest.removeFirst()
      last = text.kind
      return true
    }
    tail = Array(kept)
  }
}

extension TableFinder {
  /// Cards of one shape that follow each other with nothing but their own texts between them.
  func cards(_ tables: [DraftTable], _ series: [DraftSeries]) -> [[DraftCard]] {
    let all = (tables.map(DraftCard.init) + series.map(DraftCard.init))
      .sorted { $0.rows.lowerBound < $1.rows.lowerBound }
    var runs: [[DraftCard]] = []
    var isOpen = false
    for (index, found) in all.enumerated() {
      guard found.name != nil else {
        isOpen = false
        continue
      }
      var card = found
      let next = index + 1 < all.count ? all[index + 1].extent.lowerBound : nil
      let reachesNext = addTail(&card, before: next)
      if isOpen, let first = runs.last?.first, card.isCopy(of: first) {
        runs[runs.count - 1].append(card)
      } else {
        runs.append([card])
      }
      let first = runs[runs.count - 1][0]
      let isLike = card.kinds == first.kinds || card.kinds.isEmpty && first.kinds == [.text]
      isOpen = reachesNext && isLike
    }
    for run in runs.indices {
      // What follows the last card may be said of something else.
      let wanted = runs[run].count > 1 ? runs[run][0].kinds : [.text]
      runs[run][runs[run].count - 1].keep(wanted)
    }
    return runs
  }

  /// - Returns: whether nothing but texts of the card stands between it and the next table.
  private func addTail(_ card: inout DraftCard, before next: Int?) -> Bool {
    for row in card.rows.upperBound + 1..<(next ?? grid.rows.upperBound + 1) {
      let columns = grid.filled(row)
      guard let first = columns.first else { continue }
      let text = grid.own(row, first)
      if columns.count > 1, !isRunningText(text) {
        card.tail.append((row, .keyed(LabelKey.of(text))))
      } else if columns.count == 1, isRunningText(text) {
        card.tail.append((row, .text))
      } else {
        return false
      }
    }
    return next != nil
  }
}
