import Compile
import Forms
import Grid
import Review
import Testing

@Suite("Merging submissions")
struct MergeTests {
  @Test("one file gives its rows in order, with the template's headings and their source")
  func oneFile() throws {
    let merged = try Merge.merge([try Fixture.reviewed("nasushiobara.xlsx")])
    #expect(merged.rowCount == 16)
    #expect(merged.conflicts.isEmpty && merged.duplicates.isEmpty)
    let sheet = try Fixture.shown(merged.book, "一覧")
    let headings = sheet.texts(row: 3)
    for heading in ["事業名", "担当課", "取組内容", "ファイル", "シート", "セル"] {
      #expect(headings.contains { $0.contains(heading) }, "\(heading)")
    }
    let row = try #require(sheet.firstRow(containing: "各種助成制度の情報提供"))
    #expect(row == 4)
    #expect(sheet.texts(row: row).contains("(1)市民の組織機能を強化するための支援"))
    #expect(sheet.texts(row: row).contains("nasushiobara.xlsx"))
    #expect(sheet.texts(row: row).contains("情報の集約・提供\n充実"))
  }

  @Test("a heading whose year stands in the row above is given its year")
  func yearsAbove() throws {
    func book(_ sheets: [(name: String, rows: [[String]])]) -> Book {
      Book(
        kind: .xlsx,
        sheets: sheets.map { name, rows in
          let cells = rows.enumerated().flatMap { row, texts in
            texts.enumerated().map { Cell(CellReference(row: row, column: $0), .text($1)) }
          }
          return Sheet(
            name: name, cells: cells, merges: ["B1:C1", "D1:E1"].compactMap(CellRange.init))
        })
    }
    let (years, roles) = (["", "R4年度", "", "R5年度"], ["指標名", "目標値", "実績値", "目標値", "実績値"])
    let marked = ["", "{{年度:R4年度}}", "", "{{年度:R5年度}}"]
    let tags = ["目標", "実績", "目標", "実績"].map { "{{指標.\($0)@*}}" }
    let template = try Template.read(
      book([
        ("一覧", [marked, roles, ["{{#指標}}{{指標.名称}}"] + tags.dropLast() + [tags[3] + "{{/指標}}"]]),
        ("設定", [["キー", "値"], ["様式ID", "x"], ["評価年度", "2023"]]),
      ]), name: "x.xlsx")
    let filled = book([("一覧", [years, roles, ["相談件数", "10", "12", "14", "15"]])])
    let form = try FormReader.read(filled, templates: [template], formID: nil)
    let merged = try Merge.merge([Reviewed(path: "a.xlsx", book: filled, form: form)])
    let headings = try Fixture.shown(merged.book, "一覧").texts(row: 3)
    #expect(
      headings.prefix(5) == [
        "指標名", "目標値\n(令和4年度)", "実績値\n(令和4年度)", "目標値\n(令和5年度)", "実績値\n(令和5年度)",
      ])
  }

  @Test("of rows that a qualifier tells apart each has its own qualifier and rating")
  func qualifiedRows() throws {
    func sheet(_ name: String, _ rows: [[String]]) -> Sheet {
      Sheet(
        name: name,
        cells: rows.enumerated().flatMap { row, texts in
          texts.enumerated().map { Cell(CellReference(row: row, column: $0), .text($1)) }
        })
    }
    let headings = ["指標名", "区分", "実績値（R5）", "評価"]
    let slot = ["{{指標.修飾}}", "{{指標.実績@R5}}", "{{評価.区分}}"]
    let template = try Template.read(
      Book(
        kind: .xlsx,
        sheets: [
          sheet(
            "一覧",
            [
              headings, ["{{#指標}}{{指標.名称↓}}"] + slot,
              [""] + slot.dropLast() + [slot[2] + "{{/指標}}"],
            ]),
          sheet("設定", [["キー", "値"], ["様式ID", "x"], ["評価年度", "2023"]]),
        ]), name: "x.xlsx")
    let filled = Book(
      kind: .xlsx,
      sheets: [sheet("一覧", [headings, ["喫煙率", "男性", "21.8", "A"], ["", "女性", "6.0", "D"]])])
    let form = try FormReader.read(filled, templates: [template], formID: nil)
    let merged = try Merge.merge([Reviewed(path: "a.xlsx", book: filled, form: form)])
    let list = try Fixture.shown(merged.book, "一覧")
    let rows = try ["喫煙率（男性）", "喫煙率（女性）"].map { name in
      let texts = list.texts(row: try #require(list.firstRow(containing: name)))
      return ["男性", "女性", "A", "D"].filter(texts.contains)
    }
    #expect(rows == [["男性", "A"], ["女性", "D"]])
  }

  @Test("the same file twice is kept once and noted as a duplicate")
  func duplicates() throws {
    let inputs = try ["a.xlsx", "b.xlsx"].map { try Fixture.reviewed("nasushiobara.xlsx", as: $0) }
    let merged = try Merge.merge(inputs)
    #expect(merged.rowCount == 16)
    #expect(merged.conflicts.isEmpty)
    #expect(merged.duplicates.count == 16)
    #expect(merged.duplicates.first?.files == ["a.xlsx", "b.xlsx"])
  }

  @Test("one changed value in a second copy is a conflict, and both rows are kept")
  func conflict() throws {
    let merged = try Merge.merge([
      try Fixture.reviewed("nasushiobara.xlsx", as: "x/a.xlsx"),
      try Fixture.reviewed(
        "nasushiobara.xlsx", as: "x/b.xlsx", changing: ["J10": "加入率 59.0%"]),
    ])
    #expect(merged.rowCount == 17)
    #expect(merged.duplicates.count == 15)
    let conflict = try #require(merged.conflicts.first)
    #expect(merged.conflicts.count == 1)
    #expect(conflict.statements.map(\.file) == ["a.xlsx", "b.xlsx"])
    #expect(conflict.statements.map(\.text) == ["加入率 58.2%", "加入率 59.0%"])
    #expect(conflict.statements.map { $0.cell?.description } == ["J10", "J10"])
    let sheet = try Fixture.shown(merged.book, "不一致")
    let row = try #require(sheet.firstRow(containing: "加入率 59.0%"))
    #expect(sheet.texts(row: row).contains("加入率 58.2%"))
  }

  @Test("one number under two formats is no conflict")
  func formats() throws {
    let merged = try Merge.merge([
      try Fixture.reviewed("isesaki.xlsx", as: "a.xlsx"),
      try Fixture.reviewed("isesaki.xlsx", as: "b.xlsx", showing: ["B35": "20.0人"]),
    ])
    #expect(merged.conflicts.isEmpty)
    #expect(merged.duplicates.filter(\.spellingDiffers).count == 1)
  }

  @Test("texts as long as a cell takes are quoted in short, and the book is written")
  func longTexts() throws {
    let files = try ["あ", "い", "う"].map { letter in
      try Fixture.reviewed(
        "nasushiobara.xlsx", as: "\(letter).xlsx",
        changing: ["J10": String(repeating: letter, count: 32_767)])
    }
    let open = try Merge.merge(files)
    #expect(open.conflicts.allSatisfy { $0.message.ja.count < 1_000 })
    let row = try #require(
      try Fixture.shown(open.book, "不一致").cells.first { $0.shown.hasPrefix("いい") })
    #expect(row.shown.count == 32_767)
    let settled = try Merge.merge(files, resolving: .latest)
    #expect(settled.decisions.allSatisfy { $0.message.en.count < 1_000 })
    let log = try Fixture.shown(settled.book, "決定の記録")
    let rest = try #require(log.cells.first { $0.shown.contains("…（続きは様式）　（あ.xlsx") })
    #expect(rest.shown.contains("…（続きは様式）　（い.xlsx"))
  }

  @Test("forms of two kinds are refused by name")
  func differentForms() throws {
    let inputs = [
      try Fixture.reviewed("nasushiobara.xlsx"), try Fixture.reviewed("isesaki.xlsx"),
    ]
    let error = #expect(throws: CompileError.self) { try Merge.merge(inputs) }
    #expect(error?.message.ja.contains("nasushiobara.xlsx") == true)
    #expect(error?.message.en.contains("isesaki.xlsx") == true)
  }

  @Test("a file that could not be read is listed with its reason")
  func unread() throws {
    let failed = Reviewed(
      path: "x/bad.xlsx", failure: Message(ja: "ファイルが途中で切れています。", en: "The file is cut off."))
    let merged = try Merge.merge([failed, try Fixture.reviewed("nasushiobara.xlsx")])
    #expect(merged.unreadFiles == ["bad.xlsx"])
    let sheet = try Fixture.shown(merged.book, "提出状況")
    let row = try #require(sheet.firstRow(containing: "bad.xlsx"))
    #expect(sheet.texts(row: row).contains("ファイルが途中で切れています。"))
    #expect(throws: CompileError.self) { try Merge.merge([failed]) }
  }

  @Test("the second group's file given first still stands second")
  func planOrder() throws {
    // The same plan, once whole and once with its first project renamed: new rows stay in group 1.
    let merged = try Merge.merge([
      try Fixture.reviewed("nasushiobara.xlsx", as: "a.xlsx"),
      try Fixture.reviewed("nasushiobara.xlsx", as: "b.xlsx", changing: ["B6": "新しい事業"]),
    ])
    let sheet = try Fixture.shown(merged.book, "一覧")
    let new = try #require(sheet.firstRow(containing: "新しい事業"))
    let second = try #require(sheet.firstRow(containing: "(2)相互交流"))
    #expect(new < second)
    #expect(merged.rowCount == 17)
  }
}
