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
}
