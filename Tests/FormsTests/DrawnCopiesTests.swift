import Forms
import Grid
import Testing

@Suite("copies that a form draws with other numbers of rows")
struct DrawnCopiesTests {
  /// Rows of cells from A1; "" is an empty cell.
  private func sheet(_ name: String, _ rows: [[String]]) -> Sheet {
    var cells: [Cell] = []
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        cells.append(Cell(CellReference(row: row, column: column), .text(text)))
      }
    }
    return Sheet(name: name, cells: cells)
  }

  private func template() throws -> Template {
    let form = [
      ["施策評価表"],
      ["節", "{{#節}}{{節.名称}}"],
      ["指標名", "単位", "目標値(R4)", "実績値(R4)"],
      ["{{#指標 2}}{{指標.名称}}", "{{指標.単位}}", "{{指標.目標@R4}}", "{{指標.実績@R4}}{{/指標}}"],
      ["", "", "", "{{/節}}"],
      ["{{=節}}節", ""],
      ["指標名", "単位", "目標値(R4)", "実績値(R4)"],
      [], [], [],
      ["", "", "", "{{/節}}"],
      ["総括", "{{本文.総括}}"],
    ]
    let settings = [["キー", "値"], ["様式ID", "x"], ["評価年度", "2022"]]
    return try Template.read(
      Book(kind: .xlsx, sheets: [sheet("評価", form), sheet("設定", settings)]), name: "x.xlsx")
  }

  @Test("each copy is read with as many rows as it has")
  func reading() throws {
    let filled = [
      ["施策評価表"],
      ["節", "福祉"],
      ["指標名", "単位", "目標値(R4)", "実績値(R4)"],
      ["利用者数", "人", "100", "120"],
      ["講座の開催回数", "回", "4", "3"],
      ["節", "環境"],
      ["指標名", "単位", "目標値(R4)", "実績値(R4)"],
      ["ごみの量", "t", "50", "48"],
      ["植樹の本数", "本", "30", "31"],
      ["清掃の参加者数", "人", "900", "870"],
      ["苦情の件数", "件", "9", "7"],
      ["総括", "おおむね順調である。"],
    ]
    let form = try FormReader.read(
      Book(kind: .xlsx, sheets: [sheet("評価", filled)]), templates: [template()], formID: nil)
    let sections = form.root.children.filter { $0.group == "節" }
    #expect(sections.map { $0["節.名称"]?.raw } == ["福祉", "環境"])
    let read = form.allIndicators.map { indicator in
      [indicator.name] + indicator.values.map { "\($0.location.cell)=\($0.raw)" }
    }
    #expect(
      read == [
        ["利用者数", "C4=100", "D4=120"], ["講座の開催回数", "C5=4", "D5=3"],
        ["ごみの量", "C8=50", "D8=48"], ["植樹の本数", "C9=30", "D9=31"],
        ["清掃の参加者数", "C10=900", "D10=870"], ["苦情の件数", "C11=9", "D11=7"],
      ])
    #expect(form.root["本文.総括"]?.raw == "おおむね順調である。")
  }
}
