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

  @Test("no template is proposed unasked for more text than forms hold")
  func longTexts() throws {
    var sheet = NewSheet(name: "評価")
    for (row, texts) in [["指標名", "令和4年度目標", "令和4年度実績"], ["受診率", "45", "43"]].enumerated() {
      for (column, text) in texts.enumerated() {
        sheet[row, column] = NewCell(Double(text).map { .number($0) } ?? .text(text))
      }
    }
    #expect(try Files.drafted(sheet).form?.allIndicators.map(\.shortName) == ["受診率"])
    let long = String(repeating: "目標値は10％、", count: 1500)
    for row in 3..<160 { sheet[row, 0] = NewCell(.text(long)) }
    let reviewed = try Files.unknown([sheet])
    #expect(!reviewed.isDrafted)
    #expect(reviewed.form == nil)
    #expect(reviewed.failure?.ja.contains("--form") == true)
  }

  @Test("a workbook of many sheets of one form is read sheet by sheet, with an odd one among them")
  func manySheets() throws {
    let names = ["受診率", "利用者数", "講座の参加者数", "相談件数"]
    // One sheet has nothing of the form but its title, one has numbers that run on like years.
    let (odd, like) = (30, 31)
    func value(_ sheet: Int, _ row: Int, _ column: Int) -> Int {
      sheet == like ? 1990 + 16 * row + column : 100 * sheet + 20 * row + 3 * column
    }
    let sheets = (1...60).map { number in
      var sheet = NewSheet(name: "施策\(number)")
      let years = (1...8).flatMap { ["令和\($0)年度目標", "令和\($0)年度実績"] }
      let heads = [["施策評価シート"], ["施策名", "施策その\(number)"], [], ["指標名", "単位"] + years]
      let rows =
        number == odd
        ? [heads[0], ["記入する指標はありません。"]]
        : heads
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

  @Test("the unit over a table of a blank form is no answer: nobody has to tick anything yet")
  func blankForm() throws {
    func book(_ rows: [String]) throws -> [UInt8] {
      var sheet = NewSheet(name: "評価")
      for (row, line) in rows.enumerated() {
        for (column, part) in line.split(separator: "|").enumerated() {
          sheet[row, column] = NewCell(Double(part).map { .number($0) } ?? .text(String(part)))
        }
      }
      return try NewBook(sheets: [sheet]).bytes()
    }
    let head = ["コスト（単位：千円）", "事業名|R4決算|R5決算"]
    let filled = try Workbook(
      .bytes(book(head + ["講座事業|1200|1300", "防災事業|500|520", "", "今後の方向性|□拡充　■継続　□廃止"])),
      name: "x.xlsx"
    ).book()
    let template = try #require(FormDraft(filled, id: "x", title: "x").template(filled, name: "x"))
    let blank = try book(head + ["", "", "", "今後の方向性|□拡充　□継続　□廃止"])
    let reviewed = Review.check(
      InputFile(path: "y.xlsx", name: "y.xlsx", source: .bytes(blank)), templates: [template],
      options: ReviewOptions(formID: "x", check: CheckOptions()))
    #expect(reviewed.form?.allFields.first { $0.key == "指標.単位" }?.text == "千円")
    #expect(reviewed.findings.map(\.message.ja) == [])
  }
}
