import Grid
import Workbook

/// The workbook that `Tests/Bench/write.c` writes with libxlsxwriter, cell for cell.
enum Writing {
  private static let rows = 200_000
  private static let columns = 20
  private static let words = [
    "実施", "充実", "未実施", "集計中", "－", "達成", "一部達成", "88.4%", "118,383人",
  ]

  static func write(to path: String) throws {
    let texts = (0..<49_991).map { number in
      let digits = String(number)
      return "指標" + String(repeating: "0", count: 5 - digits.utf8.count) + digits + "－の説明"
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
    case 2: return .text(words[Int(place &* 7 % 9)])
    case 3: return .text(texts[Int(place &* 2_654_435_761 % 49_991)])
    default:
      return row % 2 == 0
        ? .number(Double(42_000 + place &* 13 % 3_000)) : .boolean(place % 3 == 0)
    }
  }
}
