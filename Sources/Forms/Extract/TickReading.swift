import Grid
import Notation

/// The boxes of one question, looked for where the template's place lies and beside it.
struct TickReading {
  let sheet: SheetRows
  let options: [String]
  let isExclusive: Bool
  /// The place's own cell, merged as it is.
  let region: CellRange
  /// The cells beside and below that belong to no other place.
  let area: CellRange
  /// The cells under headings that name the options.
  let headed: [(option: String, cell: CellReference)]

  private typealias Box = TickGroup.Box

  private struct Found {
    var box: Box
    /// The sign, which says whether it is a tick only beside the others; nil for controls.
    var mark: TickText.Mark?
    /// The cell of its words, where that is another one.
    var words: CellReference?
  }

  /// The words in the cell to one side of a box.
  private struct Words {
    var option: String
    var cell: CellReference
  }

  /// - Parameter own: the text of the place itself; its location tells where in the cell it stands.
  /// - Returns: nil where no box stands for any option.
  func read(own: Field) -> (group: TickGroup, cells: Set<CellReference>)? {
    var signs = boxes(in: own.raw, at: own.location)
    signs += headed.isEmpty ? besides(own.location, known: signs) : underHeadings()
    let marked = signs.indices.filter { signs[$0].mark != nil }
    for (index, isTicked) in zip(marked, TickText.states(marked.compactMap { signs[$0].mark })) {
      signs[index].box.isTicked = isTicked
    }
    let drawn = controls()
    // A box drawn over its printed sign says what the sign cannot.
    let spoken = Set(drawn.compactMap(\.box.option))
    let all = drawn + signs.filter { !spoken.contains($0.box.option ?? "") }
    guard all.contains(where: { $0.box.option != nil }) else { return nil }
    let boxes = all.map(\.box).sorted { $0.location < $1.location }
    let cells = signs.map(\.box.location.cell) + all.compactMap(\.words)
    return (TickGroup(boxes: boxes, isExclusive: isExclusive), Set(cells))
  }

  // MARK: signs

  private func boxes(in text: String, at location: Location) -> [Found] {
    TickText.boxes(in: text, options: options).map { found in
      Found(
        box: Box(
          option: found.option, label: found.label, isTicked: nil, bearer: .sign(found.sign),
          location: location.stretch(found.range),
          signRange: location.stretch(found.signRange).range),
        mark: found.mark)
    }
  }

  /// Boxes in the cells around: sign and words in one cell, or in two side by side.
  private func besides(_ own: Location, known: [Found]) -> [Found] {
    var all: [Found] = []
    var pairs: [(mark: Found, behind: Words?, before: Words?)] = []
    for row in area.rows {
      let cells = sheet.cells(inRow: row).filter { area.columns.contains($0.cell.reference.column) }
      for (index, cell) in cells.enumerated() {
        let location = place(cell.cell.reference)
        if let mark = bare(cell) {
          let behind = index + 1 < cells.count ? words(cells[index + 1]) : nil
          let before = index > 0 ? words(cells[index - 1]) : nil
          pairs.append((sign(mark, cell, location), behind, before))
        } else if cell.cell.reference != own.cell {
          all += boxes(in: cell.text, at: location).filter { $0.box.option != nil }
        }
      }
    }
    let isBehind =
      pairs.count { $0.behind != nil } >= pairs.count { $0.before != nil }
    for pair in pairs {
      guard let words = isBehind ? pair.behind : pair.before else { continue }
      var found = pair.mark
      (found.box.option, found.box.label) = (words.option, words.option)
      found.words = words.cell
      all.append(found)
    }
    var seen = Set(known.compactMap(\.box.option))
    return all.filter { seen.insert($0.box.option ?? "").inserted }
  }

  private func underHeadings() -> [Found] {
    headed.map { option, reference in
      let cell = sheet.cell(at: reference)
      guard let cell, let mark = bare(cell) else {
        // What is neither a sign nor a dash may be a tick or not.
        let isEmpty = cell.map { MissingMark.parse($0.text) != nil } ?? true
        return Found(
          box: Box(
            option: option, label: option, isTicked: isEmpty ? false : nil, bearer: .sign(""),
            location: place(reference)))
      }
      // Under headings a ring is how people choose.
      var found = sign(mark == .ring ? .on : mark, cell, place(reference))
      (found.box.option, found.box.label) = (option, option)
      return found
    }
  }

  private func sign(
    _ mark: TickText.Mark, _ cell: SheetRows.SheetCell, _ location: Location
  ) -> Found {
    var bearer = TickGroup.Bearer.sign(cell.text.trimmingSpaces)
    var range: Range<Int>? = 0..<cell.text.utf8.count
    if case .boolean = cell.cell.value { (bearer, range) = (.cell, nil) }
    return Found(
      box: Box(
        option: nil, label: "", isTicked: nil, bearer: bearer, location: location,
        signRange: range),
      mark: mark)
  }

  private func bare(_ cell: SheetRows.SheetCell) -> TickText.Mark? {
    switch cell.cell.value {
    case .boolean(let flag): flag ? .on : .off
    case .text("TRUE"): .on
    case .text("FALSE"): .off
    default: TickText.bare(cell.text)
    }
  }

  private func words(_ cell: SheetRows.SheetCell) -> Words? {
    option(cell.text).map { Words(option: $0, cell: cell.cell.reference) }
  }

  private func option(_ text: String) -> String? { TickText.option(text, of: options) }

  private func place(_ reference: CellReference) -> Location {
    sheet.location(reference)
  }

  // MARK: controls

  /// Those over the place itself; where they do not stand for all options, those around it too.
  private func controls() -> [Found] {
    let inside = named(sheet.boxes.over(region))
    let spoken = Set(inside.compactMap(\.box.option))
    guard options.contains(where: { !spoken.contains($0) }), area != region else { return inside }
    var seen: Set<String> = []
    let around = named(sheet.boxes.over(area)).filter { found in
      found.box.option.map { seen.insert($0).inserted } ?? false
    }
    return around.isEmpty ? inside : around
  }

  /// Controls and the options they stand for: by their labels, else by the words in the cells
  /// below and beside them, else, all of them being nameless, by their order.
  private func named(_ boxes: [SheetBoxes.Box]) -> [Found] {
    var result = boxes.map { box in
      Found(
        box: Box(
          option: option(box.label), label: box.label, isTicked: box.isTicked,
          bearer: box.control.family == .activeX ? .activeX : .formControl,
          location: place(box.cell), shape: box.control.shape))
    }
    guard !result.isEmpty, boxes.allSatisfy(\.label.isEmpty) else { return result }
    let words = wordsInCells(boxes)
    if words.contains(where: { $0 != nil }) {
      for (index, word) in words.enumerated() {
        (result[index].box.option, result[index].words) = (word?.option, word?.cell)
      }
    } else if boxes.count == options.count {
      for (index, option) in options.enumerated() { result[index].box.option = option }
    }
    for index in result.indices { result[index].box.label = result[index].box.option ?? "" }
    return result
  }

  private func wordsInCells(_ boxes: [SheetBoxes.Box]) -> [Words?] {
    var names: [Words?] = []
    var place = boxes.startIndex
    while place < boxes.endIndex {
      let cell = boxes[place].cell
      let here = boxes[place...].prefix { $0.cell == cell }
      place += here.count
      let owner = sheet.owner(of: cell)
      let lines = (sheet.sheet[owner]?.shown ?? "").split(whereSeparator: \.isNewline)
        .compactMap { option(String($0)) }
      if lines.count == here.count {
        names += lines.map { Words(option: $0, cell: owner) }
      } else {
        names += here.map { _ in neighbour(of: owner) }
      }
    }
    return names
  }

  /// The option in the cell to the right, else in the one to the left.
  private func neighbour(of owner: CellReference) -> Words? {
    let cells = sheet.cells(inRow: owner.row)
    let right = cells.first { $0.cell.reference.column > owner.column }
    let left = cells.last { $0.cell.reference.column < owner.column }
    return right.flatMap(words) ?? left.flatMap(words)
  }
}
