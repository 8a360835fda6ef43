import Forms
import Grid
import Notation

extension OpenDataCheck {
  /// Sheets of several years with different columns.
  static let formatChangesByYear = OpenDataCheck(
    id: "L3-07",
    title: Message(
      ja: "年によってフォーマットが著しく異なっていないか", en: "The same columns in every year"),
    weight: .critical, items: [],
    remedy: Message(ja: "どの年も同じ列にそろえてください。", en: "Use the same columns in every year."),
    examples: [
      TableExample(
        "年で違う列", "other columns", .xlsx, grid: "町名|男(人)|女(人)\n東町|60|61",
        dress: { book in
          book.sheets[0].name = "令和4年度"
          var other = TableExample("", "", .xlsx, grid: "地区|世帯数\n東町|50").book().sheets[0]
          other.name = "令和5年度"
          book.sheets.append(other)
        }
      ).flagging(sheet: 1, "A1"),
      TableExample("1年分", "one year", .xlsx, grid: "町名|男(人)|女(人)\n東町|60|61"),
    ]
  ) { context in
    let yearly = context.data.filter { !Period.find(in: $0.sheetName).isEmpty }
    let tables = yearly.map { YearlyTable($0, name: $0.sheetName) }
    return YearlyTable.differing(tables).map { number, first, shared in
      OpenDataFault(
        sheet: yearly[number].sheet, cell: tables[number].place.cell,
        ja: "シート「\(first.name)」と列が大きく違います（同じ列 \(shared)）",
        en: "the columns differ from those of \"\(first.name)\" (shared: \(shared))")
    }
  }
}
