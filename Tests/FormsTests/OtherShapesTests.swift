import Grid
import Notation
import Testing
import Workbook

@testable import Forms

/// Forms unlike those of the five municipalities, each with its template, small enough to be read here.
@Suite("forms of other shapes")
struct OtherShapesTests {
  /// The book of one sheet, `|` between cells and `⏎` for a line break.
  func book(_ rows: [String], merges: [String] = []) throws -> Book {
    try book([NewSheet(name: "表", rows: rows, merges: merges)])
  }

  func book(_ sheets: [NewSheet]) throws -> Book {
    try Workbook(.bytes(NewBook(sheets: sheets).bytes()), name: "x.xlsx").book()
  }

  func template(
    _ rows: [String], merges: [String] = [], years: String = "評価年度|2022"
  ) throws -> Template {
    let settings = NewSheet(
      name: "設定", rows: ["キー|値", "様式ID|x", "目標年度|2025", years, "指標の呼び名|{{指標.名称}}"])
    return try Template.read(
      book([NewSheet(name: "表", rows: rows, merges: merges), settings]), name: "x.xlsx")
  }

  func read(_ template: Template, _ rows: [String], merges: [String] = []) throws -> Form {
    try FormReader.read(
      book(rows, merges: merges), templates: [template], formID: "x")
  }

  func lines(_ form: Form) -> [String] {
    form.allIndicators.flatMap { indicator in
      indicator.values.filter { $0.status != .blank }.map { value in
        let number = value.value?.normalized.description ?? value.status.rawValue
        return "\(value.location.cell) \(indicator.shortName) \(number)\(value.unit ?? "") "
          + "\(value.role.rawValue) \(value.period?.label ?? "?")"
      }
    }
  }

  // MARK: slots nobody used

  @Test("the numbers printed for slots that nobody used are neither records nor memos")
  func printedNumbers() throws {
    let made = try template([
      "No|施策|指標名|目標（R4）|実績（R4）",
      "{{#指標 4}}{{指標.番号}}|{{施策.名称}}|{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}",
    ])
    let headings = "No|施策|指標名|目標（R4）|実績（R4）"
    let form = try read(made, [headings, "1|福祉|相談件数|10|12", "2", "3", "4"])
    #expect(lines(form) == ["D2 相談件数 10 target 令和4年度", "E2 相談件数 12 actual 令和4年度"])
    #expect(form.uncovered == [])
    #expect(form.root.children.count == 1)
    let blank = try read(made, [headings, "1", "2", "3", "4"])
    #expect(blank.uncovered == [])
    #expect(blank.root.children.isEmpty)
    #expect(blank.alignment.sheets.flatMap(\.shifts).isEmpty)
  }

  // MARK: sheets

  @Test("a sheet with the form's own name is read though many headings are rewritten")
  func namedSheet() throws {
    let made = try template([
      "施策名|指標名|単位|めざす方向|R4目標|R4実績|達成率",
      "{{#指標}}{{施策.名称}}|{{指標.名称}}|{{指標.単位}}|{{指標.方向}}|{{指標.目標@R4}}|{{指標.実績@R4}}|{{指標.達成率@R4}}{{/指標}}",
    ])
    let rows = ["施策名|成果を表すもの|単位|めざす方向|R4目標|R4実績|進み具合", "福祉|相談件数|件|↑|10|12|120%"]
    func form(_ name: String) -> Form? {
      try? FormReader.read(
        book([NewSheet(name: name, rows: rows)]), templates: [made], formID: nil)
    }
    #expect(form("表").map { lines($0).count } == 3)
    #expect(form("別の表") == nil)
  }

  // MARK: rates without a year of their own

  @Test("a rate without a year is that of the actual before it", arguments: ["", "@*"])
  func yearOfRate(period: String) throws {
    let made = try template([
      "指標名|{{年度:R4}}目標|{{年度:R4}}実績|達成率|{{年度:R7}}目標",
      "{{#指標}}{{指標.名称}}|{{指標.目標@*}}|{{指標.実績@*}}|{{指標.達成率\(period)}}|{{指標.最終目標@*}}{{/指標}}",
    ])
    let form = try read(made, ["指標名|R5目標|R5実績|達成率|R7目標", "相談件数|10|12|120%|14"])
    #expect(
      lines(form) == [
        "B2 相談件数 10 target 令和5年度", "C2 相談件数 12 actual 令和5年度", "D2 相談件数 120% rate 令和5年度",
        "E2 相談件数 14 final_target 令和7年度",
      ])
  }

  // MARK: years down

  private let trend = [
    "健康増進計画　指標の推移", "", "年度|{{#指標}}{{指標.名称}}|{{#指標}}{{指標.名称}}",
    "|{{指標.単位}}|{{指標.単位}}", "{{年度:R3}}|{{指標.実績@*}}|{{指標.実績@*}}",
    "{{年度:R4}}|{{指標.実績@*}}|{{指標.実績@*}}",
    "目標値|{{指標.最終目標@末}}{{/指標}}|{{指標.最終目標@末}}{{/指標}}", "", "取組|指標|実績（R4）",
    "{{#事業}}{{事業.名称}}|{{指標.名称}}|{{指標.実績@R4}}{{指標.単位}}{{/事業}}",
  ]

  @Test("the period of a value stands in the heading to its left where years run down")
  func yearsDown() throws {
    let form = try read(
      template(trend, merges: ["A1:C1", "A3:A4"]),
      [
        "健康増進計画　指標の推移", "", "年度|受診率|受講者数", "|%|人", "R3|41.2|120", "R4|43|98", "目標値|50|200",
        "", "取組|指標|実績（R4）", "食育|食育教室|27回",
      ], merges: ["A1:C1", "A3:A4"])
    #expect(
      lines(form) == [
        "B5 受診率 41.2% actual 令和3年度", "B6 受診率 43% actual 令和4年度", "B7 受診率 50% final_target 令和7年度",
        "C5 受講者数 120人 actual 令和3年度", "C6 受講者数 98人 actual 令和4年度",
        "C7 受講者数 200人 final_target 令和7年度", "C10 食育教室 27回 actual 令和4年度",
      ])
  }

  @Test(
    "a caption over all columns does not decide where an indicator's column is", arguments: [1, 2])
  func columnBetween(column: Int) throws {
    let filled = [
      "健康増進計画　指標の推移", "", "年度|受診率|受講者数", "|%|人", "R3|41.2|120", "R4|43|98", "目標値|50|200", "",
      "取組|指標|実績（R4）", "食育|食育教室|27回",
    ]
    let moved = filled.map { line in
      var parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      if parts.count > column { parts.insert("", at: column) }
      return parts.joined(separator: "|")
    }
    let form = try read(
      template(trend, merges: ["A1:C1", "A3:A4"]), moved, merges: ["A1:D1", "A3:A4"])
    let before = try read(
      template(trend, merges: ["A1:C1", "A3:A4"]), filled, merges: ["A1:C1", "A3:A4"])
    func bare(_ form: Form) -> [String] { lines(form).map { String($0.drop { $0 != " " }) } }
    #expect(bare(form) == bare(before))
  }

  @Test("a heading beside the value counts more than a caption over both")
  func captionOverBoth() throws {
    let template = try template(
      [
        "ＫＰＩ進捗調書", "ＫＰＩ|{{指標.名称}}", "現状値⏎({{年度:R1}})|{{指標.基準@*}}|目標値⏎({{年度:R6}})|{{指標.最終目標@*}}",
      ], merges: ["A1:D1"])
    let form = try read(
      template, ["ＫＰＩ進捗調書", "ＫＰＩ||相談件数", "現状値⏎(R1)||12|目標値⏎(R6)|30"], merges: ["A1:E1"])
    #expect(
      lines(form) == ["C3 相談件数 12 baseline 令和元年度", "E3 相談件数 30 final_target 令和6年度"])
  }

  // MARK: several indicators in one row

  private let list = [
    "取組|指標|目標（{{年度:R4}}）|実績（{{年度:R4}}）",
    "{{#事業}}{{事業.名称}}|{{指標.名称}}|{{指標.目標@*}}{{指標.単位}}|{{指標.実績@*}}{{指標.単位}}{{/事業}}",
  ]

  @Test("numbered lines of a row's cells are an indicator each, with the place of its line")
  func numberedLines() throws {
    let form = try read(
      template(list),
      [
        "取組|指標|目標（R4）|実績（R4）", "食育の推進|①食育教室⏎②朝食摂取率|①25回⏎②90%|①27回⏎②88.4%",
        "相談の充実|・窓口⏎・相談員|4か所⏎10人|-", "運動の推進|ウォーキング大会⏎（春・秋）|300人|412人",
      ])
    #expect(
      lines(form) == [
        "C2 食育教室 25回 target 令和4年度", "D2 食育教室 27回 actual 令和4年度", "C2 朝食摂取率 90% target 令和4年度",
        "D2 朝食摂取率 88.4% actual 令和4年度", "C3 窓口 4か所 target 令和4年度", "D3 窓口 noneか所 actual 令和4年度",
        "C3 相談員 10人 target 令和4年度", "D3 相談員 none人 actual 令和4年度",
        "C4 ウォーキング大会（春・秋） 300人 target 令和4年度", "D4 ウォーキング大会（春・秋） 412人 actual 令和4年度",
      ])
    let second = try #require(form.allIndicators.dropFirst().first)
    let value = try #require(second.values.last)
    let range = try #require(value.location.range)
    #expect(String(decoding: Array(value.raw.utf8)[range], as: UTF8.self) == "88.4%")
  }

  @Test("a remark below a list and apart from it is no row of the list")
  func remarkBelow() throws {
    let form = try read(
      template(list),
      ["取組|指標|目標（R4）|実績（R4）", "食育の推進|食育教室|25回|27回", "", "作成：企画課"])
    #expect(form.root.children.map { $0["事業.名称"]?.raw } == ["食育の推進"])
    #expect(form.uncovered.map { $0.cell.description } == ["A4"])
  }

  // MARK: numbers and names of tags

  @Test("what a computed number holds beyond fifteen digits is no part of it")
  func fifteenDigits() throws {
    let template = try template(["指標|達成率（R4）", "{{#指標}}{{指標.名称}}|{{指標.達成率@R4}}{{/指標}}"])
    let form = try read(template, ["指標|達成率（R4）", "受診率|0.6759999999999999"])
    #expect(lines(form) == ["B2 受診率 0.676 rate 令和4年度"])
  }

  @Test("the parts of a tag may be written in English")
  func english() throws {
    let template = try template([
      "指標|単位|目標|実績",
      "{{#indicator}}{{indicator.name}}|{{indicator.unit}}|{{target@R4}}|{{indicator.actual@2022}}{{/indicator}}",
    ])
    let tags = template.formSheets.flatMap { $0.rows.flatMap(\.cells).flatMap(\.tags) }
    #expect(tags.map(\.key) == ["指標.名称", "指標.単位", "指標.目標", "指標.実績"])
    #expect(tags.compactMap(\.role) == [.target, .actual])
  }

  @Test("copies that stand apart in the template stand apart in the form without a word")
  func apart() throws {
    let template = try template([
      "節|{{#節}}{{節.名称}}", "指標|目標|実績",
      "{{#指標 2}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}", "", "総括|{{本文.総括}}{{/節}}", "",
      "{{=節}}節",
      "指標|目標|実績", "", "総括|{{/節}}",
    ])
    let form = try read(
      template,
      [
        "節|福祉", "指標|目標|実績", "相談件数|10|12", "教室数|3|4", "総括|順調", "", "節|環境", "指標|目標|実績", "緑化面積|5|6",
        "総括|順調",
      ])
    #expect(form.root.children.map { $0["節.名称"]?.raw } == ["福祉", "環境"])
    #expect(form.alignment.sheets.flatMap(\.shifts).count == 0)
  }

  // MARK: periods

  @Test("a year without its era is the one nearest to the years of the form")
  func erasLeftOut() throws {
    let template = try template(
      [
        "指標|計画策定時|目標|実績", "|{{年度:30年度}}|{{年度:元年度}}|{{年度:４年度}}",
        "{{#指標}}{{指標.名称}}|{{指標.基準@*}}|{{指標.目標@*}}|{{指標.実績@*}}{{/指標}}",
      ])
    let form = try read(template, ["指標|計画策定時|目標|実績", "|30年度|元年度|４年度", "受診率|41|42|43"])
    #expect(
      lines(form) == [
        "B3 受診率 41 baseline 平成30年度", "C3 受診率 42 target 令和元年度", "D3 受診率 43 actual 令和4年度",
      ])
    #expect(YearText("30年度", near: [2018])?.text(2019) == "元年度")
    #expect(YearText("４年度", near: [2022])?.text(2024) == "６年度")
    #expect(YearText("30年度") == nil)
  }

  @Test(
    "a period is the same broken over lines, spaced out, or a bare number",
    arguments: ["令和⏎4年度", "R　4", "2022"])
  func brokenPeriod(heading: String) throws {
    let template = try template([
      "指標|実績", "|{{年度}}", "{{#指標}}{{指標.名称}}|{{指標.実績@*}}{{/指標}}",
    ])
    let form = try read(template, ["指標|実績", "|" + heading, "受診率|43"])
    #expect(lines(form) == ["B3 受診率 43 actual 令和4年度"])
    #expect(form.alignment.headings.allSatisfy { $0.similarity == 1 })
  }

  @Test("bare years are read behind the words of a heading and side by side")
  func bareYears() throws {
    let template = try template([
      "指標|基準({{年度}})|目標({{年度}})|{{年度}}|{{年度}}|{{年度}}|{{年度}}",
      "{{#指標}}{{指標.名称}}|{{指標.基準@*}}|{{指標.目標@*}}|{{指標.実績@*}}|{{指標.実績@*}}|{{指標.実績@*}}"
        + "|{{指標.実績@*}}{{/指標}}",
    ])
    let form = try read(template, ["指標|基準（30）|目標 (7)|R3|R4|(5)|6", "受診率|40|50|41|42|43|44"])
    #expect(
      lines(form) == [
        "B2 受診率 40 baseline 平成30年度", "C2 受診率 50 target 令和7年度", "D2 受診率 41 actual 令和3年度",
        "E2 受診率 42 actual 令和4年度", "F2 受診率 43 actual 令和5年度", "G2 受診率 44 actual 令和6年度",
      ])
    #expect(form.alignment.headings.allSatisfy { $0.similarity == 1 })
  }

  @Test("a western year may stand in brackets without its word, and a unit keeps its sign")
  func westernYears() throws {
    let template = try template([
      "指標|単位|実績({{年度}})|目標({{年度}})|実績({{年度}})",
      "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.実績@*}}|{{指標.目標@*}}|{{指標.実績@*}}{{/指標}}",
    ])
    let form = try read(template, ["指標|単位|実績(2021)|目標（2022）|実績⏎(2022)", "緑地の面積|㎡|41|50|43"])
    #expect(
      lines(form) == [
        "C2 緑地の面積 41㎡ actual 令和3年度", "D2 緑地の面積 50㎡ target 令和4年度",
        "E2 緑地の面積 43㎡ actual 令和4年度",
      ])
    #expect(form.alignment.headings.allSatisfy { $0.similarity == 1 })
  }

  @Test(
    "a title of another year is wrong where the last actuals are of the template's",
    arguments: [("R3年度", "41|43|", 2022), ("R5年度", "41|43|", 2022), ("R3年度", "41||", 2021)])
  func yearOfTitle(title: String, values: String, year: Int) throws {
    let template = try template([
      "評価表|{{様式.評価年度}}", "指標|R3|R4|R5",
      "{{#指標}}{{指標.名称}}|{{指標.実績@R3}}|{{指標.実績@R4}}|{{指標.実績@R5}}{{/指標}}",
    ])
    let form = try read(template, ["評価表|\(title)", "指標|R3|R4|R5", "受診率|\(values)"])
    #expect(form.evaluationYear == year)
  }

  @Test("one actual of a year to come does not make a wrong title right")
  func yearOfTitleBesideFutureActual() throws {
    let template = try template([
      "評価表|{{様式.評価年度}}", "指標|R3|R4|R5",
      "{{#指標 3}}{{指標.名称}}|{{指標.実績@R3}}|{{指標.実績@R4}}|{{指標.実績@R5}}{{/指標}}",
    ])
    let form = try read(
      template, ["評価表|R3年度", "指標|R3|R4|R5", "受診率|41|43|", "受講率|51||", "参加率|61|63|64"])
    #expect(form.evaluationYear == 2022)
  }

  // MARK: beside one another

  @Test("two different tables in the same rows keep their values apart")
  func tablesBeside() throws {
    let template = try template([
      "|||費用（単位：{{指標.単位}}）", "指標|単位|実績（R4）|費目|決算（R4）",
      "{{#指標 2}}{{指標.名称}}|{{指標.単位}}|{{指標.実績@R4}}{{/指標}}"
        + "|{{#費目 3}}{{指標.名称}}|{{指標.実績@R4}}{{/費目}}",
    ])
    let form = try read(
      template,
      [
        "|||費用（単位：千円）", "指標|単位|実績（R4）|費目|決算（R4）", "利用者数|人|31|委託料|1200", "便数|便|4|負担金|800",
        "|||役務費|95",
      ])
    #expect(
      lines(form) == [
        "C3 利用者数 31人 actual 令和4年度", "E3 委託料 1200千円 actual 令和4年度", "C4 便数 4便 actual 令和4年度",
        "E4 負担金 800千円 actual 令和4年度", "E5 役務費 95千円 actual 令和4年度",
      ])
  }

  @Test("fields beside the drawn rows of a list are none of the list's")
  func fieldsBeside() throws {
    let template = try template([
      "活動|目標|実績|点検", "{{#指標 3}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}|必要性|{{評価.必要性}}",
      "|||有効性|{{評価.有効性}}", "|||総合|{{評価.区分}}", "課題|{{本文.課題}}",
    ])
    let form = try read(
      template,
      [
        "活動|目標|実績|点検", "清掃|10|12|必要性|高い", "調査|4|3|有効性|普通", "改修|90|95|総合|B", "課題|人手",
      ])
    #expect(
      lines(form) == [
        "B2 清掃 10 target 令和4年度", "C2 清掃 12 actual 令和4年度", "B3 調査 4 target 令和4年度",
        "C3 調査 3 actual 令和4年度", "B4 改修 90 target 令和4年度", "C4 改修 95 actual 令和4年度",
      ])
    let fields = ["評価.必要性", "評価.有効性", "評価.区分", "本文.課題"].map { form.root[$0]?.raw }
    #expect(fields == ["高い", "普通", "B", "人手"])
    #expect(form.uncovered.isEmpty)
  }

  @Test("empty rows between the drawn copies are part of each copy")
  func emptyRowsBetween() throws {
    let template = try template([
      "施策名|{{#施策 3}}{{施策.名称}}", "指標|実績（R4）", "{{#指標}}{{指標.名称}}|{{指標.実績@R4}}{{/指標}}",
      "課題|{{本文.課題}}{{/施策}}", "", "施策名", "指標|実績（R4）", "", "課題", "", "施策名", "指標|実績（R4）", "", "課題",
    ])
    let filled = ["道", "緑", "水"].flatMap { name in
      ["施策名|\(name)", "指標|実績（R4）", "\(name)の数|7", "課題|\(name)が足りない", ""]
    }
    let form = try read(template, filled)
    #expect(form.root.children.map { $0["本文.課題"]?.raw } == ["道が足りない", "緑が足りない", "水が足りない"])
    #expect(form.alignment.sheets.flatMap(\.shifts).isEmpty)
    #expect(form.alignment.steps.allSatisfy { $0.kind == .matched })
  }

  @Test("the unit of the headings counts where the form has no place for units")
  func unitInHeading() throws {
    let template = try template(["事業|決算額（千円）⏎R4", "{{#事業}}{{指標.名称}}|{{指標.実績@R4}}{{/事業}}"])
    let form = try read(template, ["事業|決算額（千円）⏎R4", "保育所の整備|18200"])
    #expect(lines(form) == ["B2 保育所の整備 18200千円 actual 令和4年度"])
  }

  // MARK: what is gone, and what came in

  private let table = [
    "評価表", "指標名|単位|現状値（{{年度:R1}}）|目標値（{{年度:R4}}）|実績値（{{年度:R4}}）",
    "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.基準@*}}|{{指標.目標@*}}|{{指標.実績@*}}{{/指標}}", "総括|{{本文.総括}}",
  ]

  @Test("a column that was deleted takes no values from the next one")
  func columnDeleted() throws {
    let form = try read(
      template(table), ["評価表", "指標名|単位|目標値（R4）|実績値（R4）", "受診率|％|20|30", "総括|よい"])
    #expect(lines(form) == ["C3 受診率 20% target 令和4年度", "D3 受診率 30% actual 令和4年度"])
    #expect(
      form.alignment.sheets.flatMap(\.missingHeadings).map(\.location.cell.description) == ["C2"])
  }

  @Test("of equal year headings the one that is gone is the one whose column has none")
  func yearGone() throws {
    let template = try template(
      [
        "指標名|実績||", "|{{年度:R2}}|{{年度:R3}}|{{年度:R4}}",
        "{{#指標}}{{指標.名称}}|{{指標.実績@*}}|{{指標.実績@*}}|{{指標.実績@*}}{{/指標}}",
      ], merges: ["B1:D1"])
    let form = try read(template, ["指標名|実績||", "|R2||R4", "受診率|41|42|43"], merges: ["B1:D1"])
    #expect(
      lines(form) == [
        "B3 受診率 41 actual 令和2年度", "C3 受診率 42 actual ?", "D3 受診率 43 actual 令和4年度",
      ])
    #expect(
      form.alignment.sheets.flatMap(\.missingHeadings).map(\.location.cell.description) == ["C2"])
  }

  @Test("a remark between the rows of a list names no indicator")
  func remarkBetween() throws {
    let form = try read(
      template(table),
      [
        "評価表", "指標名|単位|現状値（R1）|目標値（R4）|実績値（R4）", "受診率|％|10|20|30", "※数値は速報", "講座|回|1|2|3", "総括|よい",
      ])
    #expect(form.allIndicators.map(\.shortName) == ["受診率", "講座"])
    #expect(form.uncovered.map(\.cell.description) == ["A4"])
  }

  @Test("a heading with a tag is found while nothing, or a sign for it, stands in its place")
  func headingUnfilled() throws {
    let template = try template([
      "第{{節.番号}}節", "施策{{施策.番号}}　{{施策.名称}}|主管課：{{所管.主管課}}", "総括|{{本文.総括}}",
    ])
    for rows in [
      ["第節", "施策|主管課：", "総括|"], ["第　節", "施策○　○○○|主管課：○○課", "総括|"],
      ["第３節", "施策１－２　見守り|主管課:福祉課", "総括|よい"],
    ] {
      let form = try read(template, rows)
      #expect(form.alignment.sheets.flatMap(\.missingHeadings).isEmpty)
      #expect(form.uncovered.isEmpty)
    }
  }
}
