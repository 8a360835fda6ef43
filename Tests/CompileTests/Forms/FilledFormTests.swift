import Compile
import Forms
import Grid
import Notation
import Testing
import Workbook

@Suite("forms made of a template written here")
struct FilledFormTests {
  private struct Made {
    var source: WorkbookSource
    var book: Book
    var template: Template

    init(_ source: WorkbookSource) throws {
      self.source = source
      book = try Workbook(source, name: "x.xlsx").book()
      template = try Template.read(book, name: "x.xlsx")
    }
  }

  /// One line a row, `|` between cells.
  private func sheet(_ name: String, _ rows: [String], merges: [String] = []) -> NewSheet {
    var sheet = NewSheet(name: name)
    for (row, line) in rows.enumerated() {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false)
      for (column, part) in parts.enumerated() where !part.isEmpty {
        sheet[row, column] = NewCell(.text(String(part)))
      }
    }
    for merge in merges.compactMap({ CellRange($0) }) { sheet.merge(merge) }
    return sheet
  }

  private func template(_ rows: [String], merges: [String] = []) throws -> Made {
    let settings = sheet(
      "設定", ["キー|値", "様式ID|x", "評価年度|2022", "集計の単位|{{節.名称}}", "指標の呼び名|{{指標.名称}}"])
    return try Made(
      .bytes(NewBook(sheets: [sheet("評価", rows, merges: merges), settings]).bytes()))
  }

  private func read(_ source: WorkbookSource, _ template: Template) throws -> Form {
    try FormReader.read(
      Workbook(source, name: "y.xlsx").book(), templates: [template],
      formID: "x")
  }

  // MARK: one field in several cells

  @Test("a field asked for once a year gets each year's own number, and stays one")
  func yearsOfOneField() throws {
    let made = try template([
      "財源|R4決算|R5決算|R6予算", "一般財源|{{金額.一般財源}}|{{金額.一般財源}}|{{金額.一般財源}}", "執行率||{{任意.執行率}}|",
      "課コード|{{任意.課コード}}",
    ])
    var sheet = sheet("評価", ["財源|R4決算|R5決算|R6予算", "一般財源", "執行率", "課コード|0100"])
    sheet[1, 1] = NewCell(.number(7128))
    sheet[1, 3] = NewCell(.number(3898))
    sheet[2, 2] = NewCell(.number(78.4))
    let form = try read(.bytes(NewBook(sheets: [sheet]).bytes()), made.template)
    let fill = FormFill(made.template, made.book, data: FormData(form))
    let source = try FilledBook.make(fill, template: made.template, source: made.source)
    let filled = try #require(try Workbook(source, name: "y.xlsx").book().sheets.first)
    let cells = ["B2", "C2", "D2", "C3", "B4"].map { place in
      CellReference(place).flatMap { filled[$0] }?.value ?? .blank
    }
    #expect(cells == [.number(7128), .blank, .number(3898), .number(78.4), .text("0100")])
  }

  @Test("a rate written as 97.7 under 達成率（％） stays 97.7")
  func plainRate() throws {
    let made = try template([
      "指標|R4目標|R4実績|達成率（％）",
      "{{#指標}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}|{{指標.達成率@R4}}{{/指標}}",
    ])
    var sheet = sheet("評価", ["指標|R4目標|R4実績|達成率（％）", "満足度|89.8|87.7"])
    sheet[1, 3] = NewCell(.number(97.7))
    let form = try read(.bytes(NewBook(sheets: [sheet]).bytes()), made.template)
    let fill = FormFill(made.template, made.book, data: FormData(form))
    let source = try FilledBook.make(fill, template: made.template, source: made.source)
    let filled = try #require(try Workbook(source, name: "y.xlsx").book().sheets.first)
    let place = try #require(CellReference("D2"))
    #expect(filled[place]?.value == .number(97.7))
    #expect(filled[place]?.numberFormat?.contains("%") != true)
  }

  @Test("choices stand in one line where the form's cell has no room for more")
  func ticksInOneLine() throws {
    let choice = "{{判定.総合:択一(拡充,継続,廃止)}}"
    let texts = try [["B1:D1"], ["B1:D3"]].map { merges in
      let made = try template(["方向性|\(choice)", ""], merges: merges)
      let fill = FormFill(made.template, made.book)
      let source = try FilledBook.make(fill, template: made.template, source: made.source)
      return try Workbook(source, name: "y.xlsx").book().sheets[0].cells.last?.shown
    }
    #expect(texts == ["□ 拡充　□ 継続　□ 廃止", "□ 拡充\n□ 継続\n□ 廃止"])
  }

  // MARK: rows that qualifiers tell apart

  @Test("rows for 男性 and 女性 get each their own values, on the next page too")
  func qualifiedRows() throws {
    let headings = "指標|区分|R4実績|R4目標"
    let slot = [
      "{{指標.名称}}|{{指標.修飾}}|{{指標.実績@R4}}|{{指標.目標@R4}}", "|{{指標.修飾}}|{{指標.実績@R4}}",
    ]
    let made = try template(
      [headings, "{{#指標 2}}" + slot[0], slot[1] + "{{/指標}}", "", "", headings]
        + ["{{#指標 2}}" + slot[0], slot[1] + "{{/指標}}", "", "", "総括|{{本文.総括}}"],
      merges: ["A2:A3", "D2:D3", "A4:A5", "D4:D5", "A7:A8", "D7:D8", "A9:A10", "D9:D10"])
    let rows = [
      headings, "喫煙率|男性|21.8|20", "|女性|6.0", "歩数|男性|6850|8000", "|女性|6480", headings,
      "受診率|男性|51.3|50", "|女性|52.8", "", "", "総括|順調",
    ]
    let source = WorkbookSource.bytes(
      try NewBook(sheets: [
        sheet("評価", rows, merges: ["A2:A3", "D2:D3", "A4:A5", "D4:D5", "A7:A8", "D7:D8"])
      ]).bytes())
    let fill = FormFill(made.template, made.book, data: FormData(try read(source, made.template)))
    #expect(fill.lost.isEmpty)
    let filled = try Workbook(
      FilledBook.make(fill, template: made.template, source: made.source), name: "y.xlsx"
    ).book().sheets[0]
    let cells = ["A2", "C2", "D2", "B3", "C3", "A4", "C5", "A7", "C7", "C8", "A9"].map { place in
      CellReference(place).flatMap { filled[$0]?.shown } ?? ""
    }
    #expect(
      cells == ["喫煙率", "21.8", "20", "女性", "6.0", "歩数", "6,480", "受診率", "51.3", "52.8", ""])
  }

  @Test("lines of 男性 and 女性 fill the rows of one record, a year of its own what is free")
  func qualifiedLines() throws {
    let made = try template(
      [
        "指標|区分|R1実績|R4実績|R4目標",
        "{{#指標 2}}{{指標.名称}}|{{指標.修飾}}|{{指標.実績@R1}}|{{指標.実績@R4}}|{{指標.目標@R4}}",
        "|{{指標.修飾}}|{{指標.実績@R1}}|{{指標.実績@R4}}{{/指標}}",
      ],
      merges: ["A2:A3", "E2:E3"])
    func line(
      _ name: String, _ raw: String, _ year: Int = 2022, _ role: Role = .actual
    ) -> FormData.Line {
      let number = NumberText.parse(raw)?.value
      return FormData.Line(
        group: "", indicator: name,
        value: FormData.Value(
          role: role, period: .fiscal(year), raw: raw, value: number,
          status: number == nil ? .blank : .value))
    }
    let data = FormData(
      lines: [
        line("喫煙率（男性）", "24.5（令和2年度）", 2020), line("喫煙率（男性）", "21.8"),
        line("喫煙率（男性）", "20", 2022, .target), line("喫煙率（女性）", "6.0"),
        line("喫煙率（女性）", "20", 2022, .target), line("歩数（男性）", ""), line("歩数（女性）", "6480"),
      ], template: made.template)
    let fill = FormFill(made.template, made.book, data: data)
    #expect(fill.lost == [])
    let filled = try Workbook(
      FilledBook.make(fill, template: made.template, source: made.source), name: "y.xlsx"
    ).book().sheets[0]
    let cells = [
      "A2", "B2", "C2", "D2", "E2", "B3", "D3", "A4", "B4", "D4", "B5", "D5", "A6",
    ].map { place in CellReference(place).flatMap { filled[$0]?.shown } ?? "" }
    #expect(
      cells == [
        "喫煙率", "男性", "24.5（令和2年度）", "21.8", "20", "女性", "6.0", "歩数", "男性", "", "女性", "6,480", "",
      ])
  }

  @Test("lines of two sheets go into two where a form has one for each, called as they were")
  func linesOfSheets() throws {
    let made = try template([
      "{{#シート 事業}}調書", "目的|{{本文.目的}}", "指標|実績", "{{#指標}}{{指標.名称}}|{{指標.実績@R4}}{{/指標}}",
    ])
    let lines = [("まつり", 10), ("清掃", 20)].map { sheet, number in
      FormData.Line(
        group: "", indicator: "参加者数",
        value: FormData.Value(
          role: .actual, period: .fiscal(2022), raw: "\(number)", value: ExactDecimal(number),
          status: .value),
        source: FormData.Source(file: "a.xlsx", sheet: sheet))
    }
    let text = FormData.Line(
      group: "", field: "本文.目的", text: "まちを清める。",
      source: FormData.Source(file: "a.xlsx", sheet: "清掃"))
    let fill = FormFill(
      made.template, made.book, data: FormData(lines: lines + [text], template: made.template))
    #expect(fill.sheets.map(\.name) == ["まつり", "清掃"])
    #expect(
      fill.sheets.map { plan in
        ["B2", "A4", "B4"].map { place in
          plan.texts.last { $0.place == CellReference(place) }?.value.raw ?? ""
        }
      } == [["", "参加者数", "10"], ["まちを清める。", "参加者数", "20"]])
  }

  // MARK: copies of another height

  private let uneven = [
    "節|{{#節}}{{節.名称}}", "指標|目標|実績", "{{#指標 2}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}", "",
    "総括|{{本文.総括}}{{/節}}", "", "{{=節}}節", "指標|目標|実績", "", "", "", "総括|{{/節}}",
  ]

  private func sections() -> FormData {
    func indicator(_ name: String, _ target: Int, _ actual: Int) -> FormData.Record {
      func value(_ role: Role, _ number: Int) -> FormData.Value {
        FormData.Value(
          role: role, period: .fiscal(2022), raw: "\(number)", value: ExactDecimal(number),
          status: .value)
      }
      return FormData.Record(
        group: "指標", fields: ["指標.名称": name],
        values: [value(.target, target), value(.actual, actual)])
    }
    func section(_ name: String, _ indicators: [FormData.Record]) -> FormData.Record {
      FormData.Record(
        group: "節", fields: ["節.名称": name, "本文.総括": name + "は順調"], children: indicators)
    }
    return FormData(sheets: [
      FormData.SheetContent(
        formSheet: "評価",
        record: FormData.Record(
          group: "様式",
          children: [
            section("福祉", [indicator("相談件数", 10, 12)]),
            section("環境", [indicator("植樹", 5, 6), indicator("清掃", 7, 7), indicator("苦情", 3, 2)]),
            section("教育", [indicator("貸出冊数", 900, 950), indicator("講座", 4, 4)]),
          ]))
    ])
  }

  @Test("a template whose copies differ in height is filled, and read back without a word")
  func unevenFilled() throws {
    let made = try template(uneven, merges: ["B5:C5", "B12:C12"])
    let copies = UnevenCopies.all(made.template, made.book)
    let even = try Made(EvenBook.make(copies, source: made.source, filled: true))
    let data = sections()
    let fill = FormFill(even.template, even.book, data: data)
    #expect(fill.lost.isEmpty)
    let form = try read(
      FilledBook.make(fill, template: even.template, source: even.source), made.template)
    #expect(Difference(FormData(form), data) == Difference())
    #expect(form.alignment.sheets.flatMap(\.shifts).count == 0)
    #expect(form.uncovered.isEmpty)
  }

  @Test("its blank form is as it is drawn, without the marks")
  func unevenBlank() throws {
    let made = try template(uneven)
    let copies = UnevenCopies.all(made.template, made.book)
    let even = try Made(EvenBook.make(copies, source: made.source, filled: false))
    let source = try FilledBook.make(
      FormFill(even.template, even.book), template: even.template, source: even.source)
    let sheet = try #require(try Workbook(source, name: "y.xlsx").book().sheets.first)
    let texts = sheet.cells.filter { !$0.value.raw.isEmpty }
      .map { "\($0.reference) \($0.value.raw)" }
    #expect(
      texts == [
        "A1 節", "A2 指標", "B2 目標", "C2 実績", "A5 総括", "A7 節", "A8 指標", "B8 目標", "C8 実績", "A12 総括",
      ])
  }

  // MARK: upper and lower values

  private func stacked(inRows: Bool) throws -> Made {
    let (first, last) = ("{{#指標 3}}{{指標.名称}}|{{指標.単位}}|", "{{/指標}}")
    let (upper, lower) = ("{{指標.目標@*}}", "{{指標.実績@*}}")
    let slot =
      inRows
      ? [first + upper + "|" + upper, "||\(lower)|\(lower)\(last)", "", "", "", ""]
      : [first + "\(upper)\n\(lower)|\(upper)\n\(lower)\(last)", "", ""]
    return try template(
      ["節|{{#節}}{{節.名称}}", "指標|単位|上下（{{年度:R3}}）|上下（{{年度:R4}}）"] + slot
        + ["総括|{{本文.総括}}{{/節}}"])
  }

  @Test("upper and lower values are filled in, and read back by either template")
  func upperAndLower() throws {
    let (lines, rows) = (try stacked(inRows: false), try stacked(inRows: true))
    for seed in 1...12 {
      var random = RandomForm(lines.template, lines.book, seed: seed)
      let data = random.data()
      for made in [lines, rows] {
        let fill = FormFill(made.template, made.book, data: data)
        #expect(fill.lost.isEmpty)
        let source = try FilledBook.make(fill, template: made.template, source: made.source)
        for reader in [lines, rows] {
          let found = try FormData(read(source, reader.template))
          #expect(Difference(found, data) == Difference(), "seed \(seed)")
        }
      }
    }
  }

  @Test("labels stay with their values, units with theirs")
  func labelled() throws {
    let made = try template([
      "節|{{#節}}{{節.名称}}", "指標|R4|R5|率",
      "{{#指標}}{{指標.名称}}|目標 {{指標.目標@R4}}\n実績 {{指標.実績@R4}}|{{指標.目標@R5}}\n{{指標.実績@R5}}"
        + "|率：{{指標.達成率@R4}}{{/指標}}{{/節}}",
    ])
    let filled = try WorkbookSource.bytes(
      NewBook(sheets: [
        sheet(
          "評価",
          [
            "節|福祉", "指標|R4|R5|率", "相談|目標 10人\n実績 12人|11人\n-|率：120％", "講座|目標 1,000 回|1,100 回",
            "|実績 900 回",
          ])
      ]).bytes())
    let data = try FormData(read(filled, made.template))
    let fill = FormFill(made.template, made.book, data: data)
    #expect(fill.lost.isEmpty)
    let source = try FilledBook.make(fill, template: made.template, source: made.source)
    #expect(try Difference(FormData(read(source, made.template)), data) == Difference())
    let page = try #require(try Workbook(source, name: "y.xlsx").book().sheets.first)
    let texts = page.cells.filter { $0.reference.row > 1 && !$0.value.raw.isEmpty }
      .map(\.value.raw)
    #expect(
      texts == [
        "相談", "目標 10人\n実績 12人", "11人\n-", "率：120％", "講座", "目標 1,000 回\n実績 900 回", "1,100 回\n",
        "率：",
      ])
    let blank = try FilledBook.make(
      FormFill(made.template, made.book), template: made.template, source: made.source)
    let empty = try #require(try Workbook(blank, name: "y.xlsx").book().sheets.first)
    #expect(
      empty.cells.filter { $0.reference.row == 2 }.map(\.value.raw).filter { !$0.isEmpty } == [
        "目標 \n実績", "率：",
      ])
  }

  @Test("blank places for counted units set thousands apart, unless the planner chose a format")
  func countedUnits() throws {
    let items = sheet("項目", ["タグ|見出し|型|単位", "指標.実績|実績|値|人", "指標.基準|基準|値|%"])
    var form = sheet(
      "評価", ["指標|目標|基準|実績", "{{#指標}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.基準@R1}}|{{指標.実績@R4}}{{/指標}}"])
    let settings = sheet("設定", ["キー|値", "様式ID|x", "評価年度|2022"])
    func formats() throws -> [String?] {
      let made = try Made(.bytes(NewBook(sheets: [form, items, settings]).bytes()))
      let texts = FormFill(made.template, made.book).sheets[0].texts
      return (1...3).map { column in
        texts.first { $0.place == CellReference(row: 1, column: column) }?.format
      }
    }
    #expect(try formats() == [nil, nil, "#,##0"])
    form[1, 3]?.style.numberFormat = "0.0"
    #expect(try formats() == [nil, nil, nil])
  }

  // MARK: texts

  @Test("lines that name a field fill in its text")
  func texts() throws {
    let made = try template([
      "主管課|{{所管.主管課}}", "節|{{#節}}{{節.名称}}", "指標|目標|備考",
      "{{#指標}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.備考}}{{/指標}}", "総括|{{本文.総括}}{{/節}}",
    ])
    func value(_ group: String, _ indicator: String, _ number: Int) -> FormData.Line {
      FormData.Line(
        group: group, indicator: indicator,
        value: FormData.Value(
          role: .target, period: .fiscal(2022), raw: "\(number)", value: ExactDecimal(number),
          status: .value))
    }
    let data = FormData(
      lines: [
        value("福祉", "相談件数", 10), value("環境", "植樹", 5), value("環境", "清掃", 7),
        FormData.Line(group: "", field: "所管.主管課", text: "企画課"),
        FormData.Line(group: "環境", field: "本文.総括", text: "緑が増えた。"),
        FormData.Line(group: "環境", indicator: "清掃", field: "指標.備考", text: "年2回"),
      ], template: made.template)
    let fill = FormFill(made.template, made.book, data: data)
    let form = try read(
      FilledBook.make(fill, template: made.template, source: made.source), made.template)
    #expect(form.root["所管.主管課"]?.raw == "企画課")
    let sections = form.root.children.filter { $0.group == "節" }
    #expect(sections.map { $0.fields.first { $0.key == "本文.総括" }?.raw ?? "" } == ["", "緑が増えた。"])
    let remarks = sections.flatMap(\.children).map { record in
      "\(record.indicators.first?.shortName ?? "") \(record["指標.備考"]?.raw ?? "")"
    }
    #expect(remarks == ["相談件数 ", "植樹 ", "清掃 年2回"])
  }

  // MARK: defined names

  private let slots = [
    "指標|区分|R3|R4", "{{#指標 2}}{{指標.名称}}|{{任意.区分}}|{{指標.目標@R3}}|{{指標.目標@R4}}",
    "|{{任意.別}}|{{指標.実績@R3}}|{{指標.実績@R4}}{{/指標}}", "", "",
  ]

  /// The made form filled in, with a memo typed between the two rows of the first slot.
  private func withMemo(named: Bool) throws -> [String] {
    let made = try template(slots)
    let blank = try FilledBook.make(
      FormFill(made.template, made.book), template: made.template, source: made.source,
      locked: false)
    var patch = WorkbookPatch()
    patch.insertRows(1, before: 2, in: "評価")
    let longer = try Workbook(blank, name: "y.xlsx").patched(patch)
    patch = WorkbookPatch()
    patch.set(.text("担当に確認中"), at: CellReference(row: 2, column: 0), in: "評価")
    patch.set(.text("要確認"), at: CellReference(row: 2, column: 2), in: "評価")
    for (row, texts) in [(1, ["相談", "目", "10", "11"]), (3, ["", "実", "12", "13"])] {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        let value = Double(text).map { CellValue.number($0) } ?? .text(text)
        patch.set(value, at: CellReference(row: row, column: column), in: "評価")
      }
    }
    let filled = try Workbook(longer, name: "y.xlsx").patched(patch)
    var book = try Workbook(filled, name: "y.xlsx").book()
    if !named { book.definedNames = [] }
    let form = try FormReader.read(
      book, templates: [made.template], formID: "x")
    return form.allIndicators.flatMap { indicator in
      indicator.values.filter { $0.status == .value }.map {
        "\($0.location.cell) \(indicator.shortName) \($0.role.rawValue) \($0.raw)"
      }
    }
  }

  @Test("the names of the fields tell a memo within a slot from the slot's own row")
  func names() throws {
    let right = ["C2 相談 target 10", "D2 相談 target 11", "C4 相談 actual 12", "D4 相談 actual 13"]
    let (named, unnamed) = (try withMemo(named: true), try withMemo(named: false))
    #expect(named == right)
    #expect(unnamed != right)
  }
}
