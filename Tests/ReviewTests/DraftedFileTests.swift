import Forms
import Grid
import Rules
import Testing
import Workbook

@testable import Review

@Suite("files read with a template proposed from themselves")
struct DraftedFileTests {
  @Test("copies within the form that are not merged alike are no fault of the file")
  func layout() throws {
    var sheet = NewSheet(name: "評価")
    let rows = [
      ["計画の評価"], [], ["(1) 受診率（％）"], ["区分", "令和3年度", "令和4年度"], ["目標", "45", "48"],
      ["実績", "43", "49"],
      ["受診率は上がっている。"], [], ["(2) 利用者数（人）"], ["区分", "令和3年度", "令和4年度"], ["目標", "120", "110"],
      ["実績", "131", "118"], ["利用者は減った。"], ["訪問の回数を増やした。"],
    ]
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() {
        sheet[row, column] = NewCell(Double(text).map { .number($0) } ?? .text(text))
      }
    }
    for range in ["A1:C1", "A7:C7"].compactMap({ CellRange($0) }) { sheet.merge(range) }
    let reviewed = try Files.drafted(sheet)
    #expect(reviewed.form?.allIndicators.map(\.shortName) == ["受診率", "利用者数"])
    #expect(reviewed.findings.filter { $0.rule.hasPrefix("LAY") }.map(\.message.ja) == [])
  }

  @Test("a workbook of many sheets of one form is read sheet by sheet, with an odd one among them")
  func manySheets() throws {
    let names = ["受診率", "利用者数", "講座の参加者数", "相談件数"]
    // Numbers that run on like years are no values to a proposal.
    let odd = 30
    func value(_ sheet: Int, _ row: Int, _ column: Int) -> Int {
      sheet == odd ? 1990 + 16 * row + column : 100 * sheet + 20 * row + 3 * column
    }
    let sheets = (1...60).map { number in
      var sheet = NewSheet(name: "施策\(number)")
      let years = (1...8).flatMap { ["令和\($0)年度目標", "令和\($0)年度実績"] }
      let rows =
        [["施策評価シート"], ["施策名", "施策その\(number)"], [], ["指標名", "単位"] + years]
        + names.enumerated().map { row, name in
          [name, "件"] + (1...16).map { "\(value(number, row, $0))" }
        }
      for (row, texts) in rows.enumerated() {
        for (column, text) in texts.enumerated() {
          sheet[row, column] = NewCell(Double(text).map { .number($0) } ?? .text(text))
        }
      }
      return sheet
    }
    let form = try #require(try Files.drafted(sheets).form)
    let read = form.allIndicators.map { indicator in
      indicator.shortName + indicator.values.map { " \($0.raw)" }.joined()
    }
    let written = (1...60).filter { $0 != odd }.flatMap { number in
      names.enumerated().map { row, name in
        name + (1...16).map { " \(value(number, row, $0))" }.joined()
      }
    }
    #expect(Set(written).subtracting(read).sorted().prefix(3) == [])
  }
}
