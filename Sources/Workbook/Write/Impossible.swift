import Grid

/// Why a new workbook cannot be written as asked: what Excel would refuse or repair away.
public enum Impossible: Sendable, Equatable {
  case noSheet
  case noVisibleSheet
  case sheetName
  case sheetNameTwice
  /// Rows or cells are written while no sheet is open, or a sheet is opened within another.
  case sheetNotOpen
  /// A row or column beyond XFD1048576.
  case outsideSheet
  /// A row that does not stand below the one before, or a cell not to the right of it.
  case order
  /// The texts of a cell, prompt, formula, header or address have lengths Excel bears.
  case tooLong(maximum: Int)
  /// Merges, tables and filters may not share cells.
  case overlap
  /// A merge of one cell.
  case mergeOfOneCell
  /// Headings must be texts, each there and each different.
  case tableHeading
  /// A table needs a row besides its headings and totals.
  case tableTooSmall
  /// Names begin with a letter, hold no spaces, look like no address, and stand once.
  case name
  /// A choice of a drop-down with a comma or a line break in it.
  case choice
  /// A width, height, size, level, zoom or angle that Excel does not take.
  case measure
  /// A colour scale has two or three colours, an icon set a bound less than icons.
  case scale
  /// Bytes that are neither PNG nor JPEG.
  case picture
  /// A chart without series, or a source that is not one row or column of a sheet of the book.
  case chart
  /// More links than Excel counts on one sheet.
  case tooMany(maximum: Int)
  /// A colour that is not `RRGGBB`.
  case color
  case twoNotes

  var message: Message {
    switch self {
    case .noSheet: Message(ja: "シートが一枚もありません。", en: "There is no sheet.")
    case .noVisibleSheet: Message(ja: "表示するシートがありません。", en: "Every sheet is hidden.")
    case .sheetName:
      Message(
        ja: "シート名に使えません（31 文字まで、: \\ / ? * [ ] と前後の ' は不可）。",
        en: "No name for a sheet (31 characters, none of : \\ / ? * [ ], no ' at its ends).")
    case .sheetNameTwice:
      Message(ja: "同じ名前のシートが二枚あります。", en: "Two sheets have the same name.")
    case .sheetNotOpen: Message(ja: "書き込むシートが開いていません。", en: "No sheet is open for this.")
    case .outsideSheet:
      Message(ja: "シートの外（XFD1048576 より先）です。", en: "Outside the sheet, beyond XFD1048576.")
    case .order:
      Message(
        ja: "行は上から下へ、セルは左から右へ書いてください。",
        en: "Rows must be written downwards and cells to the right.")
    case .tooLong(let maximum):
      Message(ja: "長すぎます（\(maximum) 文字まで）。", en: "Too long (at most \(maximum) characters).")
    case .tooMany(let maximum):
      Message(ja: "多すぎます（\(maximum) 個まで）。", en: "Too many (at most \(maximum)).")
    default: partMessage
    }
  }

  private var partMessage: Message {
    switch self {
    case .overlap:
      Message(
        ja: "結合セル、テーブル、フィルターの範囲が重なっています。",
        en: "Merged cells, tables or filters share cells.")
    case .mergeOfOneCell: Message(ja: "一つのセルは結合できません。", en: "One cell cannot be merged.")
    case .tableHeading:
      Message(
        ja: "テーブルの見出しは、空でなく互いに異なる文字列にしてください。",
        en: "Each heading of a table must be a text, unlike the others.")
    case .tableTooSmall:
      Message(ja: "テーブルには見出しのほかに行が要ります。", en: "A table needs rows below its headings.")
    case .name:
      Message(
        ja: "名前に使えません（空白やセル番地は不可、同じ名前は一度だけ）。",
        en: "No name for this: no spaces, no cell address, and each name once.")
    case .choice:
      Message(
        ja: "選択肢にコンマや改行は使えません。セルの範囲を指定してください。",
        en: "A choice holds a comma or line break. Put the choices into cells.")
    case .measure:
      Message(
        ja: "幅・高さ・大きさ・角度などが範囲外です。", en: "A width, height, size or angle is out of range.")
    case .scale:
      Message(ja: "条件付き書式の段階の数が合いません。", en: "The number of steps of a scale is wrong.")
    case .picture: Message(ja: "PNG でも JPEG でもない画像です。", en: "The picture is neither PNG nor JPEG.")
    case .chart:
      Message(
        ja: "グラフの系列がないか、参照範囲がこのブックにありません。",
        en: "A chart has no series, or draws from cells that are not in the book.")
    case .color: Message(ja: "色は RRGGBB で指定してください。", en: "A colour must be written RRGGBB.")
    default: Message(ja: "一つのセルにメモが二つあります。", en: "A cell has two notes.")
    }
  }
}
