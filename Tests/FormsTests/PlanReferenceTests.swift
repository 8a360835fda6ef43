import Testing
import Workbook

@testable import Forms

@Suite("Codes and qualifiers of the plan")
struct PlanReferenceTests {
  @Test(
    "a code heads its name",
    arguments: [
      ("1-4-3 男女共同参画の促進", [1, 4, 3], "男女共同参画の促進"), ("１－４－３　促進", [1, 4, 3], "促進"),
      ("07/02/01", [7, 2, 1], ""), ("2-1 支援", [2, 1], "支援"),
    ])
  func codes(_ text: String, _ parts: [Int], _ name: String) throws {
    let split = try #require(PlanCode.split(text))
    #expect(split.code.parts == parts)
    #expect(split.name == name)
  }

  @Test(
    "amounts and plain names have none", arguments: ["1.5倍の利用", "促進", "3 件", "7/1から開始", "20603 促進"])
  func noCode(_ text: String) {
    #expect(PlanCode.split(text) == nil)
  }

  @Test("a list on another sheet is referred to, by its names or its codes alone")
  func listElsewhere() throws {
    let shapes = OtherShapesTests()
    let form = [
      NewSheet(
        name: "指標",
        rows: [
          "改革の柱|{{一覧.参照する方針}}", "指標|施策コード|実績（R4）",
          "{{#指標}}{{指標.名称}}|{{施策.番号}}|{{指標.実績@R4}}{{/指標}}",
        ]),
      NewSheet(
        name: "体系",
        rows: [
          "方針の一覧", "{{#基本方針}}{{基本方針.名称}}{{/基本方針}}", "番号|施策",
          "{{#施策}}{{施策.番号}}|{{施策.名称}}{{/施策}}",
        ]),
      NewSheet(name: "設定", rows: ["キー|値", "様式ID|x", "評価年度|2022"]),
    ]
    let filled = [
      NewSheet(
        name: "指標",
        rows: ["改革の柱|1-2 デジタル化の促進", "指標|施策コード|実績（R4）", "誘致企業数|1-1|13", "相談件数|2-9|300"]),
      NewSheet(
        name: "体系",
        rows: [
          "方針の一覧", "1-1 窓口の向上", "1-2 デジタル化の推進", "番号|施策", "1-1|企業誘致", "2-1|移住の促進",
        ]),
    ]
    let template = try Template.read(shapes.book(form), name: "x.xlsx")
    let read = try FormReader.read(shapes.book(filled), templates: [template], formID: "x")
    #expect(
      read.planReferences.map { reference in
        "\(reference.field.location.cell) \(reference.code?.text ?? "") \(reference.name) of "
          + reference.definitions.map { $0.code?.text ?? $0.name }.joined(separator: ",")
      } == ["B1 1-2 デジタル化の促進 of 1-1,1-2", "B3 1-1  of 1-1,2-1", "B4 2-9  of 1-1,2-1"])
  }

  @Test(
    "a qualifier says what is added up",
    arguments: [
      ("成約件数（累計）", Qualifier.cumulative), ("受講者数（延べ人数）", .gross), ("利用者数（年間）", .yearly),
      ("団体数（単年度）", .singleYear), ("1日平均利用者数", .average), ("人口（年度末現在）", .asOf),
    ])
  func qualifiers(_ name: String, _ qualifier: Qualifier) {
    #expect(Qualifier(in: name) == qualifier)
  }

  @Test("a name without one has none", arguments: ["訪問した企業数", "貸出点数（本・CD・DVD）"])
  func noQualifier(_ name: String) {
    #expect(Qualifier(in: name) == nil)
  }
}
