import Grid

/// Cells that are set apart from those around them without a word.
enum OddFormat {
  private struct Mark: Hashable {
    var color: RGB?
    var fill: RGB?
    var isStruckOut: Bool

    init(_ format: CellFormat) {
      let black = RGB(red: 0, green: 0, blue: 0)
      color = format.font.color == black ? nil : format.font.color
      fill = format.fill.isEmpty ? nil : format.fill.foreground
      isStruckOut = format.font.isStruckOut
    }
  }

  /// The cells of a column that look otherwise than most, where those are few.
  static func cells(of column: [Cell], _ formats: CellFormats) -> [CellReference] {
    guard column.count > 1 else { return [] }
    var known: [Int: Mark] = [:]
    let marks = column.map { cell -> Mark in
      if let mark = known[cell.style] { return mark }
      let mark = Mark(formats[cell.style])
      known[cell.style] = mark
      return mark
    }
    guard let usual = Frequency(marks).mostFrequent else { return [] }
    let others = zip(column, marks).filter { $0.1 != usual }.map(\.0.reference)
    // Bands of two colours are for the eye only.
    return others.count * 3 <= column.count ? others : []
  }
}
