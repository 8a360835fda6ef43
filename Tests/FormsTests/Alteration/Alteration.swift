import Grid
import Notation

@testable import Forms

/// One thing that departments do to a form. Each gives false where the form offers no place for it.
enum Alteration: String, CaseIterable {
  case moreIndicators, deletedIndicator, insertedRow, deletedBlankRow, insertedColumn
  case deletedColumn, movedBlock, retypedHeading, unmerged, mergedOtherwise, renamedSheet
  case duplicatedSheet, reorderedSheets, lastYear, csv, secondTable, memos

  func apply(to copy: inout AlteredCopy, _ random: inout SeededRandom) -> Bool {
    switch self {
    case .moreIndicators: copy.addIndicator(&random)
    case .deletedIndicator: copy.deleteIndicator(&random)
    case .insertedRow: copy.insertRow(&random)
    case .deletedBlankRow: copy.deleteBlankRow(&random)
    case .insertedColumn: copy.insertColumn(&random)
    case .deletedColumn: copy.deleteColumn(&random)
    case .movedBlock: copy.moveBlock(&random)
    case .retypedHeading: copy.retypeHeading(&random)
    case .unmerged: copy.unmerge(&random)
    case .mergedOtherwise: copy.mergeOtherwise(&random)
    case .renamedSheet: copy.renameSheet(&random)
    case .duplicatedSheet: copy.duplicateSheet(&random)
    case .reorderedSheets: copy.reorderSheets(&random)
    case .lastYear: copy.makeLastYears()
    case .csv: copy.saveAsCSV()
    case .secondTable: copy.addSecondTable(&random)
    case .memos: copy.addMemos(&random)
    }
  }
}

extension AlteredCopy {
  private func formSheets() -> [Int] { Array(Set(expected.map(\.place.sheet))).sorted() }

  private func sheet(_ random: inout SeededRandom) -> Int? {
    formSheets().randomElement(using: &random)
  }

  private func extent(_ sheet: Int) -> CellRange? {
    guard var range = book.sheets[sheet].extent else { return nil }
    for merge in book.sheets[sheet].merges {
      range = CellRange(
        range.first,
        CellReference(
          row: max(range.last.row, merge.last.row),
          column: max(range.last.column, merge.last.column)))
    }
    return range
  }

  /// No merge is cut so that its text would be lost.
  private func isFree(_ sheet: Int, rows: ClosedRange<Int>) -> Bool {
    book.sheets[sheet].merges.allSatisfy {
      !rows.contains($0.first.row) || rows.contains($0.last.row)
    }
  }

  // MARK: rows

  fileprivate mutating func addIndicator(_ random: inout SeededRandom) -> Bool {
    let good = slots.filter { slot in
      let next = slot.rows.upperBound + 1
      let shared = book.sheets[slot.sheet].merges.contains {
        $0.rows.contains(slot.rows.lowerBound) && !slot.rows.contains($0.last.row)
      }
      return !shared || slots.contains { $0.sheet == slot.sheet && $0.rows.lowerBound == next }
    }
    guard let slot = good.randomElement(using: &random) else { return false }
    let count = slot.rows.count
    let source = book.sheets[slot.sheet]
    let inner = source.merges.filter {
      slot.rows.contains($0.first.row) && slot.rows.contains($0.last.row)
    }
    let outer = source.merges.filter {
      slot.rows.contains($0.first.row) && !slot.rows.contains($0.last.row)
    }
    let cells = slot.rows.flatMap { source.cells(inRow: $0) }.filter { cell in
      !outer.contains { $0.first == cell.reference }
    }
    let values = expected.filter {
      $0.place.sheet == slot.sheet && slot.rows.contains($0.place.cell.row)
    }
    apply(SheetSurgery.insertRows(count, at: slot.rows.upperBound + 1), sheet: slot.sheet)
    func down(_ place: CellReference) -> CellReference {
      CellReference(row: place.row + count, column: place.column)
    }
    let copies = cells.map { cell in
      var cell = cell
      cell.reference = down(cell.reference)
      return cell
    }
    var sheet = SheetSurgery.setting(copies, in: book.sheets[slot.sheet])
    sheet = SheetSurgery.remade(
      sheet, merges: sheet.merges + inner.map { CellRange(down($0.first), down($0.last)) })
    book.sheets[slot.sheet] = sheet
    for (place, text) in headings where place.sheet == slot.sheet {
      guard slot.rows.contains(place.cell.row),
        copies.contains(where: { $0.reference == down(place.cell) })
      else { continue }
      headings[Place(sheet: slot.sheet, cell: down(place.cell))] = text
    }
    expected += values.map { value in
      var value = value
      value.place.cell = down(value.place.cell)
      return value
    }
    slots.append(
      Slot(
        sheet: slot.sheet,
        rows: (slot.rows.lowerBound + count)...(slot.rows.upperBound + count),
        isNumbered: slot.isNumbered))
    // Other lists may be of any length.
    if slot.isNumbered {
      mark(
        .moreIndicators, slot.sheet,
        rows: (slot.rows.upperBound + 1)...(slot.rows.upperBound + 12))
    }
    done.append("more indicators after row \(slot.rows.upperBound + 1)")
    return true
  }

  fileprivate mutating func deleteIndicator(_ random: inout SeededRandom) -> Bool {
    let good = slots.filter { slot in isFree(slot.sheet, rows: slot.rows) }
    guard good.count > 1, let slot = good.randomElement(using: &random) else { return false }
    apply(SheetSurgery.deleteRows(slot.rows), sheet: slot.sheet)
    if slot.isNumbered {
      mark(
        .deletedIndicator, slot.sheet, rows: slot.rows.lowerBound...(slot.rows.lowerBound + 12))
    }
    done.append("rows \(slot.rows.lowerBound + 1)–\(slot.rows.upperBound + 1) deleted")
    return true
  }

  fileprivate mutating func insertRow(_ random: inout SeededRandom) -> Bool {
    guard let sheet = sheet(&random), let extent = extent(sheet) else { return false }
    let row = extent.rows.randomElement(using: &random) ?? 0
    apply(SheetSurgery.insertRows(1, at: row), sheet: sheet)
    mark(.insertedRow, sheet, rows: row...(row + 1))
    done.append("empty row before row \(row + 1)")
    return true
  }

  private func blankRows(_ sheet: Int) -> [Int] {
    guard let extent = extent(sheet) else { return [] }
    return extent.rows.filter { row in
      book.sheets[sheet].cells(inRow: row).isEmpty
        && !book.sheets[sheet].merges.contains { $0.rows.contains(row) }
    }
  }

  fileprivate mutating func deleteBlankRow(_ random: inout SeededRandom) -> Bool {
    guard let sheet = sheet(&random), let row = blankRows(sheet).randomElement(using: &random)
    else { return false }
    apply(SheetSurgery.deleteRows(row...row), sheet: sheet)
    mark(.deletedBlankRow, sheet, rows: row...row)
    done.append("blank row \(row + 1) deleted")
    return true
  }

  fileprivate mutating func moveBlock(_ random: inout SeededRandom) -> Bool {
    guard let sheet = sheet(&random), let extent = extent(sheet) else { return false }
    let blank = [extent.rows.lowerBound - 1] + blankRows(sheet) + [extent.rows.upperBound + 1]
    let blocks = zip(blank, blank.dropFirst()).compactMap { before, after in
      before + 1 < after ? (before + 1)...(after - 1) : nil
    }
    guard blocks.count > 2 else { return false }
    // The title stays where it is.
    let from = Int.random(in: 1..<blocks.count, using: &random)
    let others = (2...blocks.count).filter { $0 != from && $0 != from + 1 }
    guard let to = others.randomElement(using: &random) else { return false }
    let rows =
      blocks[from].lowerBound...min(blocks[from].upperBound + 1, extent.rows.upperBound + 1)
    let target = to < blocks.count ? blocks[to].lowerBound : extent.rows.upperBound + 2
    let isCopy = copies.contains(Place(sheet: sheet, cell: firstCell(sheet, rows)))
    apply(SheetSurgery.moveRows(rows, before: target), sheet: sheet)
    // Copies of one block may stand in any order.
    if !isCopy {
      mark(
        .movedBlock, sheet, rows: min(rows.lowerBound, target)...max(rows.upperBound, target))
    }
    done.append("rows \(rows.lowerBound + 1)–\(rows.upperBound + 1) moved before \(target + 1)")
    return true
  }

  private func firstCell(_ sheet: Int, _ rows: ClosedRange<Int>) -> CellReference {
    book.sheets[sheet].cells(inRow: rows.lowerBound).first?.reference
      ?? CellReference(row: rows.lowerBound, column: 0)
  }

  // MARK: columns

  fileprivate mutating func insertColumn(_ random: inout SeededRandom) -> Bool {
    guard let sheet = sheet(&random), let extent = extent(sheet) else { return false }
    let column = extent.columns.randomElement(using: &random) ?? 0
    apply(SheetSurgery.insertColumn(at: column), sheet: sheet)
    mark(.insertedColumn, sheet, columns: column...(column + 1))
    done.append("empty column before \(CellReference.columnLetters(column))")
    return true
  }

  /// A column that holds neither values nor years, names or units, nor headings of them.
  fileprivate mutating func deleteColumn(_ random: inout SeededRandom) -> Bool {
    guard let sheet = sheet(&random), let extent = extent(sheet) else { return false }
    let values = expected.filter { $0.place.sheet == sheet }
    let taken = Set(values.map(\.place.cell.column))
    let names = Set(values.map(\.indicator))
    let words = ["指標", "単位", "項目", "事業名", "区分", "節", "名"]
    func isNeeded(_ text: String) -> Bool {
      let plain = Self.plain(text)
      return words.contains { text.contains($0) } || Period.inHeading(text) != nil
        || plain.count > 1 && names.contains { $0.contains(plain) || plain.contains($0) }
    }
    let good = extent.columns.filter { column in
      !taken.contains(column)
        && !book.sheets[sheet].cells.contains { cell in
          cell.reference.column == column
            && (book.sheets[sheet].merge(startingAt: cell.reference).map {
              $0.columns.count > 1
            } ?? false || isNeeded(cell.shown))
        }
    }
    guard let column = good.randomElement(using: &random) else { return false }
    apply(SheetSurgery.deleteColumn(column), sheet: sheet)
    mark(.deletedColumn, sheet, columns: column...column)
    done.append("column \(CellReference.columnLetters(column)) deleted")
    return true
  }

  // MARK: cells

  fileprivate mutating func retypeHeading(_ random: inout SeededRandom) -> Bool {
    let sheets = Set(formSheets())
    let places = headings.keys.filter { sheets.contains($0.sheet) }.sorted {
      ($0.sheet, $0.cell) < ($1.sheet, $1.cell)
    }
    guard let place = places.randomElement(using: &random), var cell = cell(place),
      let text = HeadingTypist.retyped(cell.shown, &random)
    else { return false }
    // Spaces and widths are no change; ① decides nothing.
    let (old, new) = (LabelKey.of(cell.shown), LabelKey.of(text))
    if Similarity.dice(old, new) < Costs.sameHeading,
      LabelKey.weight(old, isPrefix: false) > Costs.circledNumber
    {
      mark(.retypedHeading, place.sheet, place.cell)
    }
    done.append("heading \(cell.shown) retyped as \(text) at \(place.cell)")
    cell.value = .text(text)
    cell.display = nil
    book.sheets[place.sheet] = SheetSurgery.setting([cell], in: book.sheets[place.sheet])
    return true
  }

  fileprivate mutating func unmerge(_ random: inout SeededRandom) -> Bool {
    guard let sheet = sheet(&random),
      let merge = book.sheets[sheet].merges.randomElement(using: &random)
    else { return false }
    book.sheets[sheet] = SheetSurgery.remade(
      book.sheets[sheet], merges: book.sheets[sheet].merges.filter { $0 != merge })
    // What is merged over several slots may be merged by its groups.
    let spanned = slots.filter { $0.sheet == sheet && merge.rows.contains($0.rows.lowerBound) }
    if Set(spanned.map(\.rows.lowerBound)).count < 2 { mark(.unmerged, sheet, merge.first) }
    done.append("\(merge) unmerged")
    return true
  }

  fileprivate mutating func mergeOtherwise(_ random: inout SeededRandom) -> Bool {
    guard let number = sheet(&random) else { return false }
    let sheet = book.sheets[number]
    let good = sheet.cells.compactMap { cell -> CellRange? in
      let last = sheet.merge(startingAt: cell.reference)?.last ?? cell.reference
      let range = CellRange(
        cell.reference, CellReference(row: last.row, column: last.column + 1))
      let next = CellRange(
        CellReference(row: cell.reference.row, column: last.column + 1), range.last)
      // Cells to be merged into must be free, and no place of a value.
      let isFree =
        !sheet.merges.contains { $0.overlaps(next) }
        && !sheet.cells.contains { next.contains($0.reference) }
        && !expected.contains { $0.place.sheet == number && next.contains($0.place.cell) }
      return isFree ? range : nil
    }
    guard let range = good.randomElement(using: &random) else { return false }
    book.sheets[number] = SheetSurgery.remade(
      sheet, merges: sheet.merges.filter { $0.first != range.first } + [range])
    mark(.mergedOtherwise, number, range.first)
    done.append("\(range) merged")
    return true
  }

  fileprivate mutating func addMemos(_ random: inout SeededRandom) -> Bool {
    guard let sheet = sheet(&random), let extent = extent(sheet) else { return false }
    let words = ["要確認", "※昨年度の数値を確認済み", "R5.6.1 差し替え", "担当に照会中", "→課長確認", "3"]
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let row = extent.rows.randomElement(using: &random) ?? 0
      let column = extent.last.column + Int.random(in: 1...3, using: &random)
      let word = words.randomElement(using: &random) ?? ""
      let cell = Cell(CellReference(row: row, column: column), .text(word))
      book.sheets[sheet] = SheetSurgery.setting([cell], in: book.sheets[sheet])
      mark(.memos, sheet, cell.reference)
      done.append("memo \(word) at \(cell.reference)")
    }
    return true
  }

  fileprivate mutating func addSecondTable(_ random: inout SeededRandom) -> Bool {
    guard let sheet = sheet(&random), let extent = extent(sheet) else { return false }
    let top = Int.random(in: extent.rows.lowerBound...extent.rows.upperBound, using: &random)
    let left = extent.last.column + 2
    var cells: [Cell] = []
    let lines = [["参考", "R3", "R4"], ["相談件数", "120", "135"], ["講座数", "8", "9"], ["備考", "", ""]]
    for (row, line) in lines.enumerated() {
      for (column, text) in line.enumerated() where !text.isEmpty {
        let place = CellReference(row: top + row, column: left + column)
        cells.append(Cell(place, Double(text).map { .number($0) } ?? .text(text)))
      }
    }
    book.sheets[sheet] = SheetSurgery.setting(cells, in: book.sheets[sheet])
    mark(.secondTable, sheet, cells[0].reference)
    done.append("second table at \(cells[0].reference)")
    return true
  }

  // MARK: sheets and file

  fileprivate mutating func renameSheet(_ random: inout SeededRandom) -> Bool {
    let taken = Set(book.sheets.map(\.name))
    guard let sheet = sheet(&random),
      let name = ["Sheet1", "提出用", "（修正）", "R4"].filter({ !taken.contains($0) })
        .randomElement(using: &random)
    else { return false }
    book.sheets[sheet].name = name
    marks.append(Mark(kind: .renamedSheet, sheet: sheet))
    done.append("sheet \(sheet + 1) renamed")
    return true
  }

  fileprivate mutating func duplicateSheet(_ random: inout SeededRandom) -> Bool {
    guard let sheet = sheet(&random) else { return false }
    var twin = book.sheets[sheet]
    let number = book.sheets.count
    twin.name += " (\(number + 1))"
    book.sheets.append(twin)
    expected += expected.filter { $0.place.sheet == sheet }.map { value in
      var value = value
      value.place.sheet = number
      return value
    }
    for (place, text) in headings where place.sheet == sheet {
      headings[Place(sheet: number, cell: place.cell)] = text
    }
    marks.append(Mark(kind: .duplicatedSheet, sheet: number))
    done.append("sheet \(sheet + 1) duplicated")
    return true
  }

  fileprivate mutating func reorderSheets(_ random: inout SeededRandom) -> Bool {
    guard book.sheets.count > 1 else { return false }
    let order = Array(book.sheets.indices).shuffled(using: &random)
    let places = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
    book.sheets = order.map { book.sheets[$0] }
    expected = expected.map { value in
      var value = value
      value.place.sheet = places[value.place.sheet] ?? value.place.sheet
      return value
    }
    headings = Dictionary(
      uniqueKeysWithValues: headings.map { place, text in
        (Place(sheet: places[place.sheet] ?? place.sheet, cell: place.cell), text)
      })
    for index in slots.indices {
      slots[index].sheet = places[slots[index].sheet] ?? slots[index].sheet
    }
    for index in marks.indices {
      marks[index].sheet = places[marks[index].sheet] ?? marks[index].sheet
    }
    done.append("sheets in the order \(order)")
    return true
  }

  /// Every year in a heading goes back by one.
  fileprivate mutating func makeLastYears() -> Bool {
    for place in headings.keys {
      guard var cell = cell(place) else { continue }
      let text = HeadingTypist.yearBefore(cell.shown)
      guard text != cell.shown else { continue }
      cell.value = .text(text)
      cell.display = nil
      book.sheets[place.sheet] = SheetSurgery.setting([cell], in: book.sheets[place.sheet])
      headings[place] = text
    }
    expected = expected.map { value in
      var value = value
      if value.followsEdition { value.period = HeadingTypist.earlier(value.period) }
      return value
    }
    for sheet in book.sheets.indices where headings.contains(where: isYear(in: sheet)) {
      marks.append(Mark(kind: .lastYear, sheet: sheet))
    }
    done.append("last year's edition")
    return true
  }

  /// Years in headings that name periods of values.
  private func isYear(in sheet: Int) -> ((key: Place, value: String)) -> Bool {
    { $0.key.sheet == sheet && !Period.find(in: $0.value).isEmpty }
  }

  /// One sheet as text, without merges.
  fileprivate mutating func saveAsCSV() -> Bool {
    let counts = Dictionary(grouping: expected, by: \.place.sheet).mapValues(\.count)
    guard let sheet = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key
    else { return false }
    let cells = book.sheets[sheet].cells.map { Cell($0.reference, .text($0.shown)) }
    book = Book(
      kind: .csv, sheets: [Sheet(name: "form", cells: cells.filter { !$0.value.raw.isEmpty })],
      encoding: "UTF-8")
    func here<T>(_ list: [T], _ place: WritableKeyPath<T, Int>) -> [T] {
      list.filter { $0[keyPath: place] == sheet }.map { item in
        var item = item
        item[keyPath: place] = 0
        return item
      }
    }
    expected = here(expected, \.place.sheet)
    slots = here(slots, \.sheet)
    // What is left of merges and sheet names cannot be seen in text.
    marks = here(marks, \.sheet).filter {
      ![.unmerged, .mergedOtherwise, .renamedSheet, .duplicatedSheet].contains($0.kind)
    }
    headings = Dictionary(
      uniqueKeysWithValues: headings.filter { $0.key.sheet == sheet }.map {
        (Place(sheet: 0, cell: $0.key.cell), $0.value)
      })
    done.append("saved as CSV")
    return true
  }
}
