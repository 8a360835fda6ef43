import Grid
import Notation
import Testing

@testable import Forms

/// What departments do to small forms.
extension OtherShapesTests {
  /// What is said of the layout, with the cells that nothing covers.
  private func told(_ form: Form) -> [String] {
    form.alignment.sheets.flatMap { sheet in
      sheet.missingHeadings.map { "missing \($0.expected)" }
        + sheet.shifts.map { "\($0.kind) \($0.location.cell)" }
    } + form.uncovered.map { "uncovered \($0.cell)" }
  }

  private static let twoRows = [
    "評価表", "指標名|目標・実績（{{年度:R3}}）|目標・実績（{{年度:R4}}）",
    "{{#指標}}{{指標.名称}}|{{指標.目標@*}}|{{指標.目標@*}}", "|{{指標.実績@*}}|{{指標.実績@*}}{{/指標}}",
    "総括|{{本文.総括}}",
  ]
  private static let headings = ["評価表", "指標名|目標・実績（R3）|目標・実績（R4）"]

  // MARK: texts in the name column

  @Test("a name wrapped over the rows of its slot is one indicator, and its rest is said")
  func wrappedName() throws {
    let form = try read(
      template(
        [
          "評価表", "指標名|目標・実績（{{年度:R3}}）", "{{#指標}}{{指標.名称}}|{{指標.目標@*}}", "|{{指標.実績@*}}{{/指標}}",
          "総括|{{本文.総括}}",
        ], merges: ["A3:A4"]),
      ["評価表", "指標名|目標・実績（R3）", "放課後児童クラブの|10", "利用者数|12", "講座|1", "|3", "総括|よい"],
      merges: ["A5:A6"])
    #expect(
      lines(form) == [
        "B3 放課後児童クラブの 10 target 令和3年度", "B4 放課後児童クラブの 12 actual 令和3年度", "B5 講座 1 target 令和3年度",
        "B6 講座 3 actual 令和3年度",
      ])
    #expect(told(form) == ["uncovered A4"])
  }

  @Test(
    "a memo between the two rows of a slot takes no value from its name",
    arguments: ["数値は速報による", "（注）数値は速報による", "メモ"])
  func memoInSlot(text: String) throws {
    let form = try read(
      template(Self.twoRows, merges: ["A3:A4"]),
      Self.headings + ["受診率|10|11", text, "|12|13", "講座|1|2", "|3|4", "総括|よい"],
      merges: ["A6:A7"])
    #expect(
      lines(form) == [
        "B3 受診率 10 target 令和3年度", "C3 受診率 11 target 令和4年度", "B5 受診率 12 actual 令和3年度",
        "C5 受診率 13 actual 令和4年度", "B6 講座 1 target 令和3年度", "C6 講座 2 target 令和4年度",
        "B7 講座 3 actual 令和3年度", "C7 講座 4 actual 令和4年度",
      ])
    #expect(told(form).contains("uncovered A4"))
  }

  @Test(
    "a sentence between two slots of two rows is none of them",
    arguments: ["数値は速報による", "来年度に見直す予定", "数値は速報です"])
  func sentenceBetweenSlots(text: String) throws {
    let form = try read(
      template(Self.twoRows, merges: ["A3:A4"]),
      Self.headings + ["受診率|10|11", "|12|13", text, "講座|1|2", "|3|4", "総括|よい"],
      merges: ["A3:A4", "A6:A7"])
    #expect(form.allIndicators.map(\.shortName) == ["受診率", "講座"])
    #expect(told(form).contains("uncovered A5"))
  }

  @Test(
    "what a survey asks is a name while nothing stands beside it, and any name is that is merged so",
    arguments: [
      ("友だちを大切にしています", []), ("毎日が楽しいです", []), ("これからも住み続けたい", []),
      ("市の情報による", ["A5:A6"]),
    ])
  func sentenceAsName(name: String, merged: [String]) throws {
    let form = try read(
      template(Self.twoRows, merges: ["A3:A4"]),
      Self.headings + ["受診率|10|11", "|12|13", name, "", "総括|よい"], merges: ["A3:A4"] + merged)
    #expect(form.allIndicators.map(\.shortName) == ["受診率", name])
  }

  @Test("a heading row further down gives the values below it its own years")
  func headingsOfOtherYears() throws {
    let register = [
      "指標名|単位|{{年度:R2}}|{{年度:R3}}|{{年度:R4}}",
      "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.実績@*}}|{{指標.実績@*}}|{{指標.実績@*}}{{/指標}}",
      "総括|{{本文.総括}}",
    ]
    let form = try read(
      template(register),
      [
        "指標名|単位|R2|R3|R4", "受診率|％|41|42|43", "講座|回|1|2|3", "指標名|単位|H29|H30|R1", "人口|人|7|8|9",
        "世帯|世帯|4|5|6", "総括|よい",
      ])
    #expect(
      lines(form).filter { $0.contains("人口") || $0.contains("講座") } == [
        "C3 講座 1回 actual 令和2年度", "D3 講座 2回 actual 令和3年度", "E3 講座 3回 actual 令和4年度",
        "C5 人口 7人 actual 平成29年度", "D5 人口 8人 actual 平成30年度", "E5 人口 9人 actual 令和元年度",
      ])
    #expect(told(form) == [])
  }

  @Test("so do years alone over the columns, and headings in which they stand with words")
  func yearsOfOtherBlocks() throws {
    let alone = try read(
      template(
        [
          "指標名|実績||", "|{{年度}}|{{年度}}|{{年度}}",
          "{{#指標}}{{指標.名称}}|{{指標.実績@*}}|{{指標.実績@*}}|{{指標.実績@*}}{{/指標}}",
        ], merges: ["B1:D1"]),
      ["指標名|実績||", "|R2|R3|R4", "受診率|41|42|43", "|R5|R6|R7", "人口|7|8|9"], merges: ["B1:D1"])
    #expect(
      lines(alone).suffix(3) == [
        "B5 人口 7 actual 令和5年度", "C5 人口 8 actual 令和6年度", "D5 人口 9 actual 令和7年度",
      ])
    #expect(told(alone) == [])
    let words = try read(
      template([
        "指標名|目標値（{{年度}}）|実績値（{{年度}}）",
        "{{#指標}}{{指標.名称}}|{{指標.目標@*}}|{{指標.実績@*}}{{/指標}}",
      ]),
      ["指標名|目標値（R4）|実績値（R4）", "受診率|41|42", "指標名|目標値（R5）|実績値（R5）", "人口|7|8"])
    #expect(lines(words).suffix(2) == ["B4 人口 7 target 令和5年度", "C4 人口 8 actual 令和5年度"])
    #expect(told(words) == [])
  }

  @Test("a name without targets keeps the actuals below it")
  func nameAboveActuals() throws {
    let form = try read(
      template(Self.twoRows, merges: ["A3:A4"]),
      Self.headings + ["受診率|10|11", "|12|13", "人口", "|3|4", "総括|よい"])
    #expect(lines(form).suffix(2) == ["B6 人口 3 actual 令和3年度", "C6 人口 4 actual 令和4年度"])
    #expect(told(form) == [])
  }

  @Test(
    "a remark between indicators is none, by whatever sign",
    arguments: ["※数値は速報", "＊数値は速報", "（注）数値は速報", "注１：数値は速報", "数値は速報である。", "備考", "数値は速報による"])
  func remarkBetween(text: String) throws {
    let template = try template([
      "評価表", "指標名|単位|目標値（R4）|実績値（R4）",
      "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}",
      "総括|{{本文.総括}}",
    ])
    let rows = ["評価表", "指標名|単位|目標値（R4）|実績値（R4）", "受診率|％|20|30", text, "講座|回|2|3", "総括|よい"]
    let form = try read(template, rows)
    #expect(form.allIndicators.map(\.shortName) == ["受診率", "講座"])
    #expect(form.uncovered.map(\.cell.description) == ["A4"])
  }

  @Test(
    "what has not been filled in yet is an indicator", arguments: ["注文件数", "資料館の来館者数", "備考欄の記入率"])
  func unfilled(name: String) throws {
    #expect(!RemarkText.isRemark(name))
    let template = try template([
      "指標名|目標値（R4）|実績値（R4）", "{{#指標}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}", "総括|{{本文.総括}}",
    ])
    let form = try read(template, ["指標名|目標値（R4）|実績値（R4）", "受診率|20|30", name, "総括|よい"])
    #expect(form.allIndicators.map(\.shortName) == ["受診率", name])
  }

  // MARK: headings

  @Test("a block with one heading is moved, a word that stands elsewhere as well is not")
  func movedBlock() throws {
    let template = try template([
      "評価表", "課題|{{本文.課題}}", "指標名|目標値（R4）|実績値（R4）",
      "{{#指標}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}", "総括|{{本文.総括}}",
    ])
    let rows = ["評価表", "指標名|目標値（R4）|実績値（R4）", "受診率|20|30", "総括|よい"]
    let moved = try read(template, rows + ["課題|人手が足りない"])
    #expect(moved.root["本文.課題"]?.raw == "人手が足りない")
    #expect(told(moved) == ["moved A5"])
    let unsure = try read(template, rows + ["", "課題|人手が足りない", "", "課題|ほかの表"])
    #expect(told(unsure).contains("missing 課題"))
  }

  @Test(
    "a heading from which the number was deleted is found all the same",
    arguments: [
      ("第{{節.番号}}節　{{節.名称}}", "第節　地域づくり", "節"), ("第{{節.番号}}節　{{節.名称}}", "第　節　地域づくり", "節"),
      ("施策{{施策.番号}}　{{施策.名称}}", "施策　地域づくり", "施策"),
      ("施策{{施策.番号}}　{{施策.名称}}", "施策地域づくり", "施策"), ("({{施策.番号}}) {{施策.名称}}", "() 地域づくり", "施策"),
    ])
  func numberGone(tag: String, text: String, level: String) throws {
    let template = try template([
      tag + "|主管課|{{所管.主管課}}", "指標名|実績値（R4）", "{{#指標}}{{指標.名称}}|{{指標.実績@R4}}{{/指標}}",
    ])
    let form = try read(template, [text + "|主管課|企画課", "指標名|実績値（R4）", "受診率|30"])
    #expect(form.root[level + ".番号"]?.raw == "")
    #expect(form.root[level + ".名称"]?.raw == "地域づくり")
    #expect(told(form) == [])
    let other = try read(template, ["施策の体系|主管課|企画課", "指標名|実績値（R4）", "受診率|30"])
    #expect(other.root["施策.名称"]?.raw != "の体系")
  }

  @Test("a heading without its year is told as such", arguments: ["令和　年度目標", "年度目標", "目標"])
  func yearErased(text: String) throws {
    let template = try template([
      "評価表", "指標名|{{年度:令和4年度}}目標|{{年度:令和4年度}}実績",
      "{{#指標}}{{指標.名称}}|{{指標.目標@*}}|{{指標.実績@*}}{{/指標}}",
    ])
    let form = try read(template, ["評価表", "指標名|\(text)|令和4年度実績", "受診率|20|30"])
    #expect(lines(form) == ["B3 受診率 20 target ?", "C3 受診率 30 actual 令和4年度"])
    let missing = form.alignment.sheets.flatMap(\.missingHeadings)
    #expect(missing.map { $0.withoutYear?.cell.description } == ["B2"])
  }

  // MARK: lines

  @Test("of three lines in a cell of two values none is taken for the lower one")
  func threeLines() throws {
    let template = try template([
      "指標名|目標・実績（R4）", "{{#指標}}{{指標.名称}}|{{指標.目標@R4}}⏎{{指標.実績@R4}}{{/指標}}",
    ])
    let form = try read(template, ["指標名|目標・実績（R4）", "受診率|10⏎12⏎13", "講座|4⏎5"])
    #expect(
      lines(form) == [
        "B2 受診率 10 target 令和4年度", "B2 受診率 qualitative actual 令和4年度", "B3 講座 4 target 令和4年度",
        "B3 講座 5 actual 令和4年度",
      ])
  }
}
