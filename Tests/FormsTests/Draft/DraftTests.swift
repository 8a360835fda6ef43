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
