import Compile
import Grid
import Rules
import Testing
import Workbook

@Suite("Tidy copies of tables")
struct TidyTests {
  private static func tidied(_ csv: String) throws -> Tidied {
    Tidy.tidy(try Workbook(.bytes(Array(csv.utf8)), name: "表.csv").book(), name: "表.csv")
  }

  private static func lines(_ table: ExportTable) -> [[String]] {
    [table.headings] + table.records.map { $0.map(\.text) }
  }

  @Test("titles, blank lines, units, ditto marks and eras are settled; every change is logged")
  func whole() throws {
    let tidied = try Self.tidied(
      """
      人口の推移,,,
      町名,年度,人口,備　考
      東町,令和4年度,"1,200人",①速報
      ,令和5年度,"1,210人",

      西町,令和4年度,85人,〃
      出典: 住民基本台帳,,,

      """)
    #expect(tidied.tables.count == 1)
    #expect(
      Self.lines(tidied.tables[0]) == [
        ["町名", "年度", "年度(西暦)", "人口(人)", "備考"],
        ["東町", "令和4年度", "2022", "1200", "(1)速報"],
        ["東町", "令和5年度", "2023", "1210", ""],
        ["西町", "令和4年度", "2022", "85", "(1)速報"],
      ])
    #expect(tidied.notes.map(\.text) == ["人口の推移", "出典: 住民基本台帳"])
    let changes = tidied.changes.map { "\($0.kind) \($0.cell?.description ?? "-")" }
    #expect(
      changes == [
        "note A1", "note A7", "blankLines -", "filledDown A4", "westernYear B2", "number C3",
        "number C4", "number C6", "unit C2", "spaces D2", "filledDown D6", "characters D3",
        "characters D6",
      ])
  }

  @Test("what is not certain stays as it is")
  func uncertain() throws {
    let tidied = try Self.tidied(
      """
      団体コード,区分,値,年
      092045,男,12人,令和4年
      092045,女,3件,2023
      092045,計,約15,令和6年
      092045,別,X,令和7年

      """)
    #expect(
      Self.lines(tidied.tables[0]) == [
        ["団体コード", "区分", "値", "年"], ["092045", "男", "12人", "令和4年"],
        ["092045", "女", "3件", "2023"], ["092045", "計", "約15", "令和6年"],
        ["092045", "別", "X", "令和7年"],
      ])
    #expect(tidied.changes.isEmpty)
  }

  @Test("several tables get a sheet each, merged names stand in every line, formulas are values")
  func workbook() throws {
    var sheet = NewSheet(name: "集計")
    let lines: [[CellValue]] = [
      [.text("町名"), .text("区分"), .text("人数(人)")],
      [.text("東町"), .text("男"), .number(60)], [.blank, .text("女"), .number(61)],
      [.blank, .blank, .blank], [.text("施設"), .text("面積(m2)"), .blank],
      [.text("会館"), .number(12.5), .blank],
    ]
    for (row, line) in lines.enumerated() {
      for (column, value) in line.enumerated() where !value.isBlank {
        sheet[row, column] = NewCell(value)
      }
    }
    sheet[2, 2] = NewCell(.number(61), formula: "C2+1")
    sheet.merges = [CellRange("A2:A3")].compactMap { $0 }
    let book = try Workbook(.bytes(NewBook(sheets: [sheet]).bytes()), name: "a.xlsx").book()
    let tidied = Tidy.tidy(book, name: "a.xlsx")
    #expect(tidied.tables.map(\.name) == ["集計", "集計 (2)"])
    #expect(
      Self.lines(tidied.tables[0]) == [
        ["町名", "区分", "人数(人)"], ["東町", "男", "60"], ["東町", "女", "61"],
      ])
    #expect(Self.lines(tidied.tables[1]) == [["施設", "面積(m2)"], ["会館", "12.5"]])
    #expect(
      tidied.changes.map(\.kind) == [.unmerged, .formula, .split])
    let copy = try Workbook(.bytes(tidied.workbook()), name: "b.xlsx").book()
    #expect(copy.sheets.map(\.name) == ["集計", "集計 (2)", "変更履歴"])
    #expect(
      copy.sheets.allSatisfy { $0.merges.isEmpty && $0.cells.allSatisfy { $0.formula == nil } })
    let left = Checker.check(openData: copy, name: "b.xlsx").map(\.evidence)
    #expect(left == [[Evidence("rules", "L3-06")], [Evidence("rules", "L3-06")]])
  }

  @Test("a tidy copy of a tidy copy is the same")
  func again() throws {
    let once = try Self.tidied("表題,,\n町名,人口,面積\n東町,\"1,200人\",3.50km2\n西町,85人,2.25km2\n")
    let csv = try Exported.csv(once.tables[0], .utf8BOM)
    let twice = Tidy.tidy(try Workbook(.bytes(csv), name: "表.csv").book(), name: "表.csv")
    #expect(Self.lines(twice.tables[0]) == Self.lines(once.tables[0]))
    #expect(
      Self.lines(once.tables[0]) == [
        ["町名", "人口(人)", "面積(km2)"], ["東町", "1200", "3.50"], ["西町", "85", "2.25"],
      ])
    #expect(twice.changes.isEmpty)
  }

  @Test("the same table drawn side by side becomes one")
  func sideBySide() throws {
    let tidied = try Self.tidied(
      """
      町名,人口,,町名,人口
      東町,120人,,北町,40人
      西町,85人,,〃,60人
      南町,7人,,,

      """)
    #expect(
      Self.lines(tidied.tables[0]) == [
        ["町名", "人口(人)"], ["東町", "120"], ["西町", "85"], ["南町", "7"], ["北町", "40"], ["北町", "60"],
      ])
    #expect(tidied.changes.contains { $0.kind == .stacked && $0.cell?.description == "D1" })
    #expect(tidied.changes.contains { $0.kind == .filledDown && $0.cell?.description == "D3" })
    // Other headings are another table: it stays as it is, and the check says so.
    let other = try Self.tidied("町名,人口,,町名,世帯\n東町,120,,北町,40\n西町,85,,南町,60\n")
    #expect(other.tables[0].headings == ["町名", "人口", "町名", "世帯"])
  }

  @Test("a column for each year becomes a row for each year")
  func yearsAcross() throws {
    let tidied = try Self.tidied(
      """
      町名,令和3年度 人口,令和4年度 人口,令和5年度 人口,備考
      東町,120人,121人,122人,-
      西町,85人,,86人,速報

      """)
    #expect(
      Self.lines(tidied.tables[0]) == [
        ["町名", "備考", "年度", "年度(西暦)", "人口(人)"],
        ["東町", "-", "令和3年度", "2021", "120"], ["東町", "-", "令和4年度", "2022", "121"],
        ["東町", "-", "令和5年度", "2023", "122"], ["西町", "速報", "令和3年度", "2021", "85"],
        ["西町", "速報", "令和4年度", "2022", ""], ["西町", "速報", "令和5年度", "2023", "86"],
      ])
    #expect(tidied.changes.contains { $0.kind == .long && $0.after == "年度" })
    let csv = try Exported.csv(tidied.tables[0], .utf8BOM)
    let twice = Tidy.tidy(try Workbook(.bytes(csv), name: "表.csv").book(), name: "表.csv")
    #expect(Self.lines(twice.tables[0]) == Self.lines(tidied.tables[0]))
  }

  @Test("several things by year stay columns, and what does not fit together stays as it is")
  func severalSeries() throws {
    let two = try Self.tidied(
      "町名,2020年_男(人),2021年_男(人),2022年_男(人),2020年_女(人),2021年_女(人),2022年_女(人)\n東町,1,2,3,4,5,6\n")
    #expect(
      Self.lines(two.tables[0]) == [
        ["町名", "年", "男(人)", "女(人)"], ["東町", "2020年", "1", "4"], ["東町", "2021年", "2", "5"],
        ["東町", "2022年", "3", "6"],
      ])
    for csv in [
      // Two years are a comparison.
      "町名,2020年度,2021年度\n東町,1,2\n",
      // Not every series has every year.
      "町名,2020年_男,2021年_男,2022年_男,2020年_女,2021年_女,2023年_女\n東町,1,2,3,4,5,6\n",
      // The column is there already.
      "町名,年,2020年,2021年,2022年\n東町,甲,1,2,3\n",
    ] {
      let tidied = try Self.tidied(csv)
      #expect(
        tidied.tables[0].headings.count == csv.prefix { $0 != "\n" }.split(separator: ",").count)
      #expect(!tidied.changes.contains { $0.kind == .long })
    }
  }
}
