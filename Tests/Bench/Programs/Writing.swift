import Grid
import Workbook

/// The workbook that `Tests/Bench/write.c` writes with libxlsxwriter, cell for cell.
enum Writing {
  private static let rows = 200_000
  private static let columns = 20
  private static let words = [
    "実施", "充実", "未実施", "集計中", "－", "達成", "一部達成", "88.4%", "118,383人",
  ]

  /// - Parameter words: three lines of words; a name of an indicator takes one of each.
  static func write(to path: String, words: [UInt8]) throws {
    let lines = String(decoding: words, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "|").map(String.init)
    }
    let texts = (0..<49_991).map { (number: Int) -> String in
      let (office, subject) = (lines[0][number % 37], lines[1][number / 37 % 37])
      return "\(office)／\(subject)の\(lines[2][number / 37 / 37 % 37])"
    }
    let file = try OutputFile(path)
    var writer = try Writer { bytes throws(WorkbookError) in file.append(bytes) }
    let date = try writer.style(NewStyle().with { $0.numberFormat = "yyyy-mm-dd" })
    try writer.open(NewSheet(name: "一覧"))
    for row in 0..<rows {
      try writer.row()
      for column in 0..<columns {
        let isDate = column % 5 == 4 && row % 2 == 0
        try writer.cell(value(row, column, texts), style: isDate ? date : .standard)
      }
    }
    try writer.finish()
  }

  private static func value(_ row: Int, _ column: Int, _ texts: [String]) -> CellValue {
    let place = UInt32(row * columns + column)
    switch column % 5 {
    case 0: return .number(Double(place &* 7919 % 1_000_000))
    case 1: return .number(Double(place &* 31 % 100_000) / 100)
    case 2: return .text(Self.words[Int(place &* 7 % 9)])
    case 3: return .text(texts[Int(place &* 2_654_435_761 % 49_991)])
    default:
      return row % 2 == 0
        ? .number(Double(42_000 + place &* 13 % 3_000)) : .boolean(place % 3 == 0)
    }
  }
}
