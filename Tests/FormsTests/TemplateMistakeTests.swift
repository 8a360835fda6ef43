import Forms
import Grid
import Testing

@Suite("mistakes in a template")
struct TemplateMistakeTests {
  private func template(
    form: [String: String],
    settings: [String: String] = ["A1": "キー", "B1": "値", "A2": "様式ID", "B2": "x"],
    items: [String: String]? = nil, rules: [String: String]? = nil
  ) throws -> Template {
    var sheets = [sheet("様式", form), sheet("設定", settings)]
    if let items { sheets.append(sheet("項目", items)) }
    if let rules { sheets.append(sheet("検査", rules)) }
    return try Template.read(Book(kind: .xlsx, sheets: sheets), name: "x.xlsx")
  }

  private func sheet(_ name: String, _ cells: [String: String]) -> Sheet {
    Sheet(
      name: name,
      cells: cells.compactMap { place, text in
        CellReference(place).map { Cell($0, .text(text)) }
      })
  }

  @Test(
    "a mistake is reported at its cell with what to write instead",
    arguments: [
      (["A1": "{{指標.名称"], "A1"), (["A1": "{{}}"], "A1"),
      (["A1": "名前", "B7": "{{なまえ.名称}}"], "B7"), (["C3": "{{指標.目標@来年}}"], "C3"),
      (["A1": "{{施策.名称@R4}}"], "A1"), (["A2": "{{#指標}}{{指標.名称}}"], "A2"),
      (["A2": "{{指標.名称}}{{/指標}}"], "A2"), (["A2": "{{#指標 ０個}}{{指標.名称}}{{/指標}}"], "A2"),
      (["B2": "{{判定.結果:えらぶ(あ,い)}}"], "B2"), (["D4": "{{=節}}"], "D4"),
      (["A2": "{{施策.名称}}", "D4": "{{=節}}{{/節}}"], "D4"),
    ])
  func formSheet(cells: [String: String], place: String) {
    let error = #expect(throws: TemplateError.self) { try template(form: cells) }
    #expect(error?.sheet == "様式")
    #expect(error?.cell == CellReference(place))
    #expect(error?.message.ja.contains("様式!\(place)") == true)
    #expect(error?.remedy.ja.isEmpty == false)
    #expect(error?.remedy.en.isEmpty == false)
  }

  @Test("mistakes in the tables are reported at their cells")
  func tables() {
    let form = ["A1": "{{施策.名称}}"]
    let type = #expect(throws: TemplateError.self) {
      try template(form: form, items: ["A1": "タグ", "B1": "型", "A2": "施策.名称", "B2": "もじ"])
    }
    #expect(type?.sheet == "項目")
    #expect(type?.cell == CellReference("B2"))
    let severity = #expect(throws: TemplateError.self) {
      try template(form: form, rules: ["A1": "規則", "B1": "重大度", "A2": "NUM-001", "B2": "とても"])
    }
    #expect(severity?.sheet == "検査")
    #expect(severity?.cell == CellReference("B2"))
    let limit = #expect(throws: TemplateError.self) {
      try template(form: form, items: ["A1": "タグ", "B1": "字数", "A2": "施策.名称", "B2": "少し"])
    }
    #expect(limit?.sheet == "項目")
    #expect(limit?.cell == CellReference("B2"))
    let pattern = #expect(throws: TemplateError.self) {
      try template(
        form: form,
        rules: ["A1": "規則", "B1": "パラメータ", "A2": "FIL-007", "B2": "正規表現=R[0-9_.+"])
    }
    #expect(pattern?.sheet == "検査")
    #expect(pattern?.cell == CellReference("B2"))
    let id = #expect(throws: TemplateError.self) {
      try template(form: form, settings: ["A1": "キー", "B1": "値"])
    }
    #expect(id?.sheet == "設定")
    let twice = #expect(throws: TemplateError.self) {
      try template(
        form: form,
        settings: ["A1": "キー", "B1": "値", "A2": "様式ID", "B2": "x", "A3": "様式ID", "B3": "y"])
    }
    #expect(twice?.cell == CellReference("A3"))
  }

  @Test("a weight is a whole number above nothing", arguments: ["0", "100", "2.5", "重い", "２"])
  func weights(_ text: String) {
    let settings = [
      "A1": "キー", "B1": "値", "A2": "様式ID", "B2": "x", "A3": "数式の重み", "B3": text,
    ]
    let error = #expect(throws: TemplateError.self) {
      try template(form: ["A1": "{{施策.名称}}"], settings: settings)
    }
    #expect(error?.cell == CellReference("B3"))
    #expect(
      error?.message.ja
        == "様式定義 x.xlsx 設定!B3: 「数式の重み」に「\(text)」は使えません。1から99までの整数を半角で書いてください。")
  }

  @Test("a field may have a limit of characters", arguments: ["300", "３００字", "300文字以内"])
  func limit(_ text: String) throws {
    let template = try template(
      form: ["A1": "{{本文.総括}}"],
      items: ["A1": "タグ", "B1": "字数", "A2": "本文.総括", "B2": text])
    #expect(template.item("本文.総括")?.limit == 300)
  }

  @Test("a rule's line gives severity, off and parameters")
  func rules() throws {
    let template = try template(
      form: ["A1": "{{施策.名称}}"],
      rules: [
        "A1": "規則", "B1": "重大度", "C1": "パラメータ", "A2": "NUM-008", "B2": "情報",
        "C2": "桁=1; 幅=0.5", "A3": "TXT-001", "B3": "しない",
      ])
    #expect(
      template.ruleSettings == [
        RuleSetting(rule: "NUM-008", severity: "info", parameters: ["桁": "1", "幅": "0.5"]),
        RuleSetting(rule: "TXT-001", off: true),
      ])
  }
}
