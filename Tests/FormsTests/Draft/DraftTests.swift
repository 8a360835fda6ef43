import Forms
import Grid
import Notation
import Testing
import Workbook

@Suite("drafts of templates")
struct DraftTests {
  private func values(_ invented: InventedForm, corrected: Bool = false) throws
    -> Set<InventedForm.Value>
  {
    let book = try invented.book()
    let template = try invented.template(corrected: corrected)
    let form = try FormReader.read(
      book, templates: [template], formID: template.id)
    return InventedForm.values(form)
  }

  @Test(
    "four of five values of a form nobody has described are read without any template",
    arguments: InventedForm.all)
  func recovered(invented: InventedForm) throws {
    let found = try values(invented)
    let right = found.intersection(invented.truth)
    #expect(
      right.count * 100 >= invented.truth.count * 80,
      "\(right.count) of \(invented.truth.count); missing \(invented.truth.subtracting(found))")
    #expect(
      found.subtracting(invented.truth).count * 10 <= invented.truth.count,
      "wrong: \(found.subtracting(invented.truth))")
  }

  @Test("ten corrected cells at most give every value", arguments: InventedForm.all)
  func corrected(invented: InventedForm) throws {
    #expect(invented.corrections.count <= 10)
    #expect(try values(invented, corrected: true) == invented.truth)
  }

  @Test("a wide cell beside its label is a field where the one above it is")
  func likeNeighbour() throws {
    let sheet = NewSheet(
      name: "評価シート",
      rows: [
        "事務事業評価シート", "事務事業名|自主防災組織の育成|||担当課|防災課", "計画での位置|２－１　安心なまち|||重点|該当", "",
        "指標名|単位|目標値（R5）|実績値（R5）", "組織率|%|72|71.2",
      ], merges: ["A1:F1", "B2:D2", "B3:D3"])
    let book = try InventedForm(name: "keyed", sheets: [sheet], truth: []).book()
    let draft = FormDraft(book, id: "draft", title: "keyed")
    let fields = draft.edits.filter { [1, 2].contains($0.place.row) }
    #expect(
      fields.map { "\($0.place) \($0.text)" } == [
        "B2 {{事業.名称}}", "F2 {{所管.担当課}}", "B3 {{任意.計画での位置_B3}}",
      ])
  }

  @Test(
    "sentences right below a table are no indicators, beside their label or merged over the rest",
    arguments: [[], ["B7:F7", "B8:F8"]])
  func account(merges: [String]) throws {
    let sheet = NewSheet(
      name: "評価シート",
      rows: [
        "施策評価表", "", "指標名|単位|令和4年度目標|令和4年度実績|令和5年度目標|令和5年度実績",
        "講座の参加者数|人|120|118|130|", "相談件数|件|40|52||", "巡回の回数|回|12|11|12|",
        "課題|担い手が足りず、対策が必要である。", "今後の方針|関係機関と連携して進める。",
      ], merges: merges)
    let book = try InventedForm(name: "account", sheets: [sheet], truth: []).book()
    let draft = FormDraft(book, id: "draft", title: "account")
    let template = try #require(draft.template(book, name: "account"))
    let form = try FormReader.read(book, templates: [template], formID: "draft")
    #expect(form.allIndicators.map(\.shortName) == ["講座の参加者数", "相談件数", "巡回の回数"])
    #expect(
      form.allFields.filter { $0.type == .longText }.map(\.text) == [
        "担い手が足りず、対策が必要である。", "関係機関と連携して進める。",
      ])
  }

  private func draft(_ name: String, _ rows: [String], merges: [String] = []) throws -> [String] {
    let sheet = NewSheet(name: "様式", rows: rows, merges: merges)
    let book = try InventedForm(name: name, sheets: [sheet], truth: []).book()
    return FormDraft(book, id: "draft", title: name).edits.map { "\($0.place) \($0.text)" }
  }

  @Test("a blank form of two halves keeps what stands below its tables")
  func blankHalves() throws {
    let edits = try draft(
      "halves",
      [
        "施策評価シート", "指標|単位|区分|基準値（R2）|令和6年度|指標|単位|区分|基準値（R2）|令和6年度",
        "||目標|||||目標", "||実績|||||実績", "||目標|||||目標", "||実績|||||実績", "",
        "成果の分析|||||今後の課題",
      ],
      merges: [
        "A1:J1", "A3:A4", "A5:A6", "B3:B4", "B5:B6", "D3:D4", "D5:D6", "F3:F4", "F5:F6", "G3:G4",
        "G5:G6", "I3:I4", "I5:I6", "B8:E8", "G8:J8",
      ])
    #expect(
      edits == [
        "D2 基準値（{{年度:R2}}）", "E2 {{年度:令和6年度}}", "I2 基準値（{{年度:R2}}）", "J2 {{年度:令和6年度}}",
        "A3 {{#指標 2}}{{指標.名称}}", "B3 {{指標.単位}}", "D3 {{指標.基準@*}}", "E3 {{指標.目標@*}}",
        "F3 {{#指標 2}}{{指標.名称}}", "G3 {{指標.単位}}", "I3 {{指標.基準@*}}", "J3 {{指標.目標@*}}",
        "E4 {{指標.実績@*}}{{/指標}}", "J4 {{指標.実績@*}}{{/指標}}", "B8 {{任意.成果の分析_B8}}",
        "G8 {{任意.今後の課題_G8}}",
      ])
  }

  @Test("a blank list is found though nothing stands below its headings, and keeps its total")
  func blankLists() throws {
    #expect(
      try draft("list", ["指標一覧", "指標名|単位|R6目標|R6実績"]) == [
        "C2 {{年度:R6}}目標", "D2 {{年度:R6}}実績", "A3 {{#指標}}{{指標.名称}}", "B3 {{指標.単位}}",
        "C3 {{指標.目標@*}}", "D3 {{指標.実績@*}}{{/指標}}",
      ])
    let total = try draft("total", ["事業費", "事業名|R6予算|R6決算", "", "", "計"])
    #expect(total.suffix(3) == ["C3 {{指標.実績@*}}{{/指標}}", "B5 {{任意.計_B5}}", "C5 {{任意.計_C5}}"])
    #expect(total.contains("A3 {{#指標 2}}{{指標.名称}}"))
  }

  @Test("the place under a label of its width is a field, and the last cell behind a known one")
  func belowLabels() throws {
    #expect(
      try draft(
        "below", ["評価票||作成日|", "課題と改善策", "", "", "次年度の方向|☐拡充　☐継続　☐縮小"],
        merges: ["A1:B1", "A2:D2", "A3:D4", "B5:D5"]) == [
          "D1 {{所管.記入日}}", "A3 {{任意.課題と改善策_A3}}", "B5 {{任意.次年度の方向_B5:択一(拡充,継続,縮小)}}",
        ])
  }

  @Test("the title of a blank form tells the year it is for")
  func titleYear() throws {
    let sheet = NewSheet(
      name: "様式", rows: ["令和6年度　指標一覧", "指標名|R5実績|R6実績"], merges: ["A1:C1"])
    let book = try InventedForm(name: "title", sheets: [sheet], truth: []).book()
    let draft = FormDraft(book, id: "draft", title: "title")
    #expect(draft.edits.contains { "\($0.place) \($0.text)" == "A1 {{年度:令和6年度}}　指標一覧" })
    let settings = try #require(draft.tables.first { $0.name == "設定" })
    #expect(settings.rows.first { $0[0] == "評価年度" }?[1] == "2024")
  }

  @Test("lines of money that a blank form prints stay, and each amount is a field")
  func printedAmounts() throws {
    let edits = try draft(
      "money",
      [
        "事務事業評価表", "", "（単位：千円）", "区分||R5決算|R6予算|備考", "財源内訳|国県支出金", "|一般財源", "事業費計",
      ], merges: ["A1:E1", "A4:B4", "A5:A6", "A7:B7"])
    #expect(
      edits == [
        "C4 {{年度:R5}}決算", "D4 {{年度:R6}}予算", "C5 {{金額.国県支出金}}", "D5 {{金額.国県支出金}}",
        "E5 {{任意.備考_E5}}", "C6 {{金額.一般財源}}", "D6 {{金額.一般財源}}", "E6 {{任意.備考_E6}}",
        "C7 {{金額.事業費計}}", "D7 {{金額.事業費計}}", "E7 {{任意.備考_E7}}",
      ])
  }

  @Test("single cells between labels are fields, and so are grades; remarks are not")
  func betweenLabels() throws {
    #expect(
      try draft(
        "labels",
        [
          "評価票", "必要性||有効性||効率性|", "妥当性|A|公平性|B", "今後の方向性|□拡充　□継続　□縮小　□廃止",
          "提出前に、すべての欄を記入したことを確かめてください。", "※評価は A（達成）、B（おおむね達成）、C（未達成）で書く。",
        ], merges: ["A1:F1"]) == [
          "B2 {{任意.必要性_B2}}", "D2 {{任意.有効性_D2}}", "F2 {{任意.効率性_F2}}", "B3 {{任意.妥当性_B3}}",
          "D3 {{任意.公平性_D3}}", "B4 {{任意.今後の方向性_B4:択一(拡充,継続,縮小,廃止)}}",
        ])
  }

  @Test("a draft is a template without mistakes", arguments: InventedForm.all)
  func sound(invented: InventedForm) throws {
    let book = try invented.book()
    let draft = FormDraft(book, id: "draft", title: invented.name)
    let check = TemplateCheck(draft.tagged(book), name: invented.name, rules: [])
    #expect(check.mistakes.map(\.message.ja) == [])
    #expect(check.doubts.map(\.message.ja) == [])
  }
}

/// The five forms that have templates, read as if they had none.
@Suite("drafts of the municipalities' forms")
struct KnownFormDraftTests {
  @Test("nine of ten values are read without their templates", arguments: Fixtures.templateNames)
  func recovered(name: String) throws {
    let book = try Fixtures.book("fixtures/\(name).xlsx")
    let draft = FormDraft(book, id: "draft", title: name)
    let template = try #require(draft.template(book, name: name))
    let form = try FormReader.read(
      book, templates: [template], formID: template.id)
    var found: Set<String> = []
    for indicator in form.allIndicators {
      for value in indicator.values {
        let number = value.value?.normalized.description ?? value.status.rawValue
        let period = value.period?.json.text ?? ""
        found.insert(
          "\(value.location) \(indicator.shortName) \(period) \(value.role.rawValue) \(number)")
      }
    }
    var wanted = 0
    var missing: [String] = []
    for line in try Fixtures.lines("fixtures/truth/\(name).values.jsonl").map(TruthLine.init) {
      guard line["status"] != "blank" else { continue }
      wanted += 1
      let number =
        line["value"].flatMap { ExactDecimal($0)?.normalized.description } ?? line["status"] ?? ""
      let indicator = line["indicator"]?.split(separator: "／").last ?? ""
      let text =
        "\(line["sheet"] ?? "")!\(line["cell"] ?? "") \(indicator) \(line["period"] ?? "") "
        + "\(line["role"] ?? "") \(number)"
      if !found.contains(text) { missing.append(text) }
    }
    #expect(missing.count * 10 <= wanted, "\(missing.count) of \(wanted): \(missing.prefix(5))")
  }
}

extension PeriodJSON {
  fileprivate var text: String {
    switch self {
    case .number(let year): String(year)
    case .text(let text): text
    }
  }
}
