import Forms
import Grid
import Testing

@testable import Rules

/// One mistake in a form of another municipality, and all that is to be said of it above hints.
@Suite("one mistake is told once")
struct OneMistakeTests {
  /// Years with their targets, actuals and rates, and a text that quotes them.
  private static let years = ExampleLayout(
    name: "例", headings: "",
    tags: "年度|目標|実績|達成率\n指標名|{{#指標 1}}{{指標.名称}}\n単位|{{指標.単位}}\n"
      + (0..<4).map { _ in "{{年度}}|{{指標.目標@*}}|{{指標.実績@*}}|{{指標.達成率@*}}" }
      .joined(separator: "\n") + "{{/指標}}\n達成状況|{{本文.達成状況}}",
    settings: [
      ("評価年度", "2023"), ("指標の方向の既定", "up"), ("達成率の計算", "A1"), ("達成率の小数桁", "1"),
    ])

  private static func years(_ headings: [String]) -> String {
    let values = ["24|20|83.3%", "24|22|91.7%", "24|26|108.3%", "26|-|-"]
    return "年度|目標|実績|達成率\n指標名|講座の開催回数\n単位|回\n"
      + zip(headings, values).map { $0 + "|" + $1 }.joined(separator: "\n")
      + "\n達成状況|「講座の開催回数」は、目標24回に対し、実績26回で目標は達成した。"
  }

  @Test(
    "values under a wrong year are held against nothing",
    arguments: [
      (["R3", "R4", "R5", "R6"], []), (["R3", "R4", "R4", "R6"], ["ERA-010 A7"]),
      (["R3", "R5", "R5", "R6"], ["ERA-010 A6"]),
    ])
  func undated(headings: [String], expected: [String]) throws {
    let found = try Fixtures.told(Self.years, Self.years(headings))
    #expect(found == expected)
  }

  @Test("a total of a total and what follows it is right where the total above is wrong")
  func totalOfTotal() throws {
    let rows = { (part: Int, total: Int, all: Int) in
      "国庫支出金|100|110|120\n一般財源|40|\(part)|50\n事業費計|140|\(total)|170\n"
        + "人件費|20|20|20\n総事業費|160|\(all)|190"
    }
    #expect(try Fixtures.told(.totalRow, rows(45, 155, 175)) == [])
    #expect(try Fixtures.told(.totalRow, rows(55, 155, 175)) == ["NUM-020 C4"])
    #expect(try Fixtures.told(.totalRow, rows(45, 165, 175)) == ["NUM-020 C4"])
    #expect(try Fixtures.told(.totalRow, rows(45, 155, 185)) == ["NUM-020 C6"])
  }

  @Test("two things under one code are a code used twice, two spellings a wrong name")
  func codeTwice() throws {
    let found = try ["健康ポイント事業", "男女共同参画の推進", "男女共同参画の促進"].map { name in
      try Fixtures.told(.partsOfMeasure, "0301|男女共同参画の促進\n0302|食育推進事業\n0301|\(name)")
    }
    #expect(found == [["REF-012 A4"], ["REF-002 B4"], []])
  }

  @Test(
    "a code with a leading zero speaks for those of other kinds where a template says they are alike",
    arguments: [(false, ["REF-001 B3", "REF-001 B4"]), (true, [])])
  func loneCode(isProposal: Bool, expected: [String]) throws {
    let grid = "基本目標|\"07\"|自立したまちづくり\n政策|\"2\"|多彩な交流\n施策|\"1\"|国際交流"
    let book = Example("表", "a grid", layout: .codes, grid: grid).book()
    var template = try ExampleLayout.codes.template()
    if isProposal {
      template.models = Dictionary(
        uniqueKeysWithValues: zip(book.sheets.map(\.name), template.formSheets.map(\.name)))
    }
    let form = try FormReader.read(book, templates: [template], formID: "example")
    let found = Checker.check(form, book: book, options: CheckOptions(select: ["REF-001"]))
    #expect(found.map { "\($0.rule) \($0.location.cell)" } == expected)
  }
}
