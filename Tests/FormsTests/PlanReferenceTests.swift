import Testing

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
