import Forms
import Grid
import Notation

/// A cell of a table of counts that does not recount.
struct CountFault {
  var cell: CellReference
  var label: String
  var heading: String
  var said: String
  var right: String
  var why: Message
  /// What the right number was counted from.
  var related: [Location]
}

/// What a table says of itself: rows and their totals, percentages and their counts.
struct CountCheck {
  /// With the counts that a recount has put right.
  private(set) var table: CountTable
  private(set) var faults: [CountFault] = []

  init(_ table: CountTable) { self.table = table }

  // MARK: against the list

  /// Holds every block against a list; only where half of the cells agree is it the list of the table.
  mutating func recount(_ list: CountedList) {
    guard let outcomes = list.outcomeColumn(table) else { return }
    for block in table.blocks.indices {
      let rows = table.blocks[block]
      let groups = rows.filter { !$0.isTotal && !$0.isShare && !$0.label.isEmpty }
      guard let column = list.groupColumn(groups.map(\.label)) else { continue }
      var found: [(row: Int, column: CountTable.Column, right: [Int])] = []
      var compared = 0
      for (index, row) in rows.enumerated() where row.isTotal || !row.label.isEmpty {
        for heading in table.columns {
          guard let said = row.counts[heading.place] else { continue }
          let group = row.isTotal ? nil : (column, row.label)
          let right: [Int]
          switch heading.kind {
          case .part: right = list.rows(group: group, outcome: (outcomes, heading.heading))
          case .total: right = list.rows(group: group, outcome: nil)
          case .share, .unknown: continue
          }
          compared += 1
          if right.count != said { found.append((index, heading, right)) }
        }
      }
      guard !found.isEmpty, found.count * 2 <= compared else { continue }
      for (index, heading, right) in found {
        let related = right.map {
          Location(
            sheetIndex: list.sheetIndex, sheet: list.sheet.name,
            cell: CellReference(row: $0, column: outcomes))
        }
        correct(
          block, index, heading, to: right.count, related: related,
          Message(
            ja: "シート「\(list.sheet.name)」を数え直した数", en: "recounted in the sheet \(list.sheet.name)"))
      }
    }
  }

  // MARK: sums

  mutating func checkSums() {
    for block in table.blocks.indices {
      let rows = rowDifferences(block)
      let columns = columnDifferences(block)
      var explained: Set<Int> = []
      for (index, difference) in rows.wrong {
        guard let sum = table.sum else { continue }
        let isTotal = table.blocks[block][index].isTotal
        // Where a wrong row and a wrong column meet, and the same number would settle both.
        let crossing = columns.wrong.first { place, gap in
          sum.parts.contains { $0.place == place } && gap == (isTotal ? -difference : difference)
        }
        if let crossing, let column = sum.parts.first(where: { $0.place == crossing.place }),
          let said = table.blocks[block][index].counts[column.place]
        {
          explained.insert(column.place)
          correct(
            block, index, column, to: said + difference, related: places(block, index, sum.parts),
            Message(ja: "行の計と列の計がどちらも合う数", en: "what row and column both come to"))
        } else if let said = table.blocks[block][index].counts[sum.total.place] {
          explained.insert(sum.total.place)
          correct(
            block, index, sum.total, to: said - difference,
            related: places(block, index, sum.parts),
            Message(ja: "内訳の合計", en: "the sum of the parts"))
        }
      }
      for (place, gap) in columns.wrong where !explained.contains(place) {
        guard let last = table.blocks[block].lastIndex(where: \.isTotal),
          let column = table.columns.first(where: { $0.place == place }),
          let said = table.blocks[block][last].counts[place]
        else { continue }
        let related = table.blocks[block].dropLast().map {
          location(CellReference(row: $0.place, column: place))
        }
        correct(
          block, last, column, to: said - gap, related: related,
          Message(ja: "上の行の合計", en: "the sum of the rows above"))
      }
    }
  }

  /// Total less parts, of the rows where that is not zero.
  private func rowDifferences(_ block: Int) -> (wrong: [(index: Int, gap: Int)], fits: Int) {
    guard let sum = table.sum else { return ([], 0) }
    var wrong: [(index: Int, gap: Int)] = []
    var fits = 0
    for (index, row) in table.blocks[block].enumerated() {
      let parts = sum.parts.compactMap { row.counts[$0.place] }
      guard let total = row.counts[sum.total.place], parts.count == sum.parts.count else {
        continue
      }
      let gap = total - parts.reduce(0, +)
      if gap == 0 { fits += 1 } else { wrong.append((index, gap)) }
    }
    let isAlone = fits == 0 && wrong.count == 1 && sum.isCertain
    return isAlone || fits > 0 && fits >= wrong.count ? (wrong, fits) : ([], fits)
  }

  /// The totals row less the rows above, of the columns where that is not zero.
  private func columnDifferences(_ block: Int) -> (wrong: [(place: Int, gap: Int)], fits: Int) {
    let rows = table.blocks[block].filter { !$0.isShare }
    guard let total = rows.last, total.isTotal, rows.count > 2,
      rows.dropLast().allSatisfy({ !$0.isTotal })
    else { return ([], 0) }
    var wrong: [(place: Int, gap: Int)] = []
    var fits = 0
    for column in table.columns {
      let above = rows.dropLast().compactMap { $0.counts[column.place] }
      guard let said = total.counts[column.place], above.count == rows.count - 1 else { continue }
      let gap = said - above.reduce(0, +)
      if gap == 0 { fits += 1 } else { wrong.append((column.place, gap)) }
    }
    return fits > 0 && fits >= wrong.count ? (wrong, fits) : ([], fits)
  }

  // MARK: percentages

  /// Columns of percentages beside their counts, and rows of percentages below theirs.
  mutating func checkShares() {
    for block in table.blocks.indices {
      for column in table.columns where column.kind == .share { check(column, block) }
      for index in table.blocks[block].indices.dropFirst()
      where table.blocks[block][index].isShare && !table.blocks[block][index - 1].isShare {
        checkRow(index, block)
      }
    }
  }

  private mutating func check(_ column: CountTable.Column, _ block: Int) {
    guard let part = part(of: column) else { return }
    let rows = table.blocks[block]
    let cases = rows.indices.compactMap { index -> (index: Int, share: ExactDecimal, count: Int)? in
      guard let share = rows[index].shares[column.place], let count = rows[index].counts[part.place]
      else { return nil }
      return (index, share, count)
    }
    // Offices take the share of all, of those with a verdict, or of what stands in the table.
    let wholes = [
      sumPlaces(["達成", "未達成"]), table.sum.map { [$0.total.place] } ?? [], table.parts.map(\.place),
    ]
    var best: (wrong: [(index: Int, right: ExactDecimal)], fits: Int)?
    for whole in wholes where !whole.isEmpty {
      var wrong: [(index: Int, right: ExactDecimal)] = []
      var fits = 0
      for one in cases {
        let all = whole.compactMap { rows[one.index].counts[$0] }
        guard all.count == whole.count,
          let right = Self.share(one.count, of: all.reduce(0, +), like: one.share)
        else { continue }
        if Self.isNear(one.share, right) { fits += 1 } else { wrong.append((one.index, right)) }
      }
      if fits > (best?.fits ?? 0) { best = (wrong, fits) }
    }
    guard let best, best.fits >= best.wrong.count else { return }
    for (index, right) in best.wrong {
      add(
        block, index, column, right: "\(right)", related: places(block, index, table.parts),
        Message(ja: "数から計算した割合", en: "calculated from the counts"))
    }
  }

  private mutating func checkRow(_ index: Int, _ block: Int) {
    let (shares, counts) = (
      table.blocks[block][index].shares, table.blocks[block][index - 1].counts
    )
    let total =
      table.sum.flatMap { counts[$0.total.place] }
      ?? table.parts.compactMap { counts[$0.place] }.reduce(0, +)
    var wrong: [(column: CountTable.Column, right: ExactDecimal)] = []
    var fits = 0
    for column in table.parts {
      guard let share = shares[column.place], let count = counts[column.place],
        let right = Self.share(count, of: total, like: share)
      else { continue }
      if Self.isNear(share, right) { fits += 1 } else { wrong.append((column, right)) }
    }
    guard fits > 0, fits >= wrong.count else { return }
    for (column, right) in wrong {
      add(
        block, index, column, right: "\(right)", related: places(block, index - 1, table.parts),
        Message(ja: "数から計算した割合", en: "calculated from the counts"))
    }
  }

  /// The part that a percentage is of: the one it names, else the one before it.
  private func part(of column: CountTable.Column) -> CountTable.Column? {
    let named = table.parts.filter { column.heading.contains($0.heading) }
      .max { $0.heading.count < $1.heading.count }
    if let named { return named }
    let before = table.columns.last { $0.place < column.place }
    return table.parts.first { $0.place == before?.place }
  }

  private func sumPlaces(_ words: [String]) -> [Int] {
    let places = table.parts.filter { part in
      if case .part(let word) = part.kind { words.contains(word) } else { false }
    }.map(\.place)
    return places.count == words.count ? places : []
  }

  private static func share(_ count: Int, of all: Int, like shown: ExactDecimal) -> ExactDecimal? {
    ExactDecimal(count * 100).divided(by: ExactDecimal(all), scale: max(1, shown.scale))
  }

  /// Within a tenth, or within what the printed digits leave open.
  private static func isNear(_ shown: ExactDecimal, _ right: ExactDecimal) -> Bool {
    let gap = shown < right ? right - shown : shown - right
    return gap <= ExactDecimal(units: shown.scale == 0 ? 5 : 1, scale: 1)
  }

  // MARK: keeping what was found

  private mutating func correct(
    _ block: Int, _ row: Int, _ column: CountTable.Column, to right: Int, related: [Location],
    _ why: Message
  ) {
    add(block, row, column, right: "\(right)", related: related, why)
    table.blocks[block][row].counts[column.place] = right
  }

  private mutating func add(
    _ block: Int, _ index: Int, _ column: CountTable.Column, right: String, related: [Location],
    _ why: Message
  ) {
    let row = table.blocks[block][index]
    let cell = CellReference(row: row.place, column: column.place)
    guard !faults.contains(where: { $0.cell == cell }) else { return }
    faults.append(
      CountFault(
        cell: cell, label: row.label, heading: column.heading,
        said: table.sheet[cell].map { trimmed($0.shown) } ?? "", right: right, why: why,
        related: related.filter { $0.cell != cell || $0.sheetIndex != table.sheetIndex }))
  }

  private func places(_ block: Int, _ row: Int, _ columns: [CountTable.Column]) -> [Location] {
    columns.map {
      location(CellReference(row: table.blocks[block][row].place, column: $0.place))
    }
  }

  private func location(_ cell: CellReference) -> Location {
    Location(sheetIndex: table.sheetIndex, sheet: table.sheet.name, cell: cell)
  }
}
