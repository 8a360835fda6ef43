import Grid

extension Anchor {
  /// An anchor of a drawing, or of a control; nil where it names no place.
  ///
  /// Source: ECMA-376 Part 1, 20.5.2.33 (twoCellAnchor), 20.5.2.24 (oneCellAnchor), 20.5.2.1
  /// (absoluteAnchor), 18.3.1.2 (anchor).
  init?(_ element: XMLElement) {
    let size = element.child("ext")
    let width = size?.number("cx") ?? 0
    let height = size?.number("cy") ?? 0
    if let place = element.child("pos") {
      self = .absolute(
        x: place.number("x") ?? 0, y: place.number("y") ?? 0, width: width, height: height)
    } else if let from = element.child("from").flatMap({ Corner($0) }) {
      if let to = element.child("to").flatMap({ Corner($0) }) {
        self = .twoCell(from: from, to: to)
      } else {
        self = .oneCell(from: from, width: width, height: height)
      }
    } else {
      return nil
    }
  }

  /// `left column, its offset, top row, its offset, right …, bottom …`, offsets in pixels.
  ///
  /// Source: ECMA-376 Part 4, 19.4.2.3 (Anchor).
  init?(vml text: String) {
    let numbers = text.split(separator: ",").map { Int($0.filter { !$0.isWhitespace }) ?? -1 }
    let pixel = 9525
    guard numbers.count == 8,
      let from = Corner(
        row: numbers[2], column: numbers[0], x: numbers[1] &* pixel, y: numbers[3] &* pixel),
      let to = Corner(
        row: numbers[6], column: numbers[4], x: numbers[5] &* pixel, y: numbers[7] &* pixel)
    else { return nil }
    self = .twoCell(from: from, to: to)
  }
}

extension Anchor.Corner {
  fileprivate init?(_ element: XMLElement) {
    func number(_ name: String) -> Int? {
      element.child(name).flatMap { Int($0.text.filter { !$0.isWhitespace }) }
    }
    guard let row = number("row"), let column = number("col") else { return nil }
    self.init(row: row, column: column, x: number("colOff") ?? 0, y: number("rowOff") ?? 0)
  }

  /// nil for places beyond the sheet.
  fileprivate init?(row: Int, column: Int, x: Int, y: Int) {
    guard (0...CellReference.maximumRow).contains(row),
      (0...CellReference.maximumColumn).contains(column)
    else { return nil }
    self.init(cell: CellReference(row: row, column: column), x: x, y: y)
  }
}
