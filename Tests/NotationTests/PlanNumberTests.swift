import Notation
import Testing

@Suite("Numbers of plan headings")
struct PlanNumberTests {
  @Test(
    "are the first digits of the first word, with what follows behind a hyphen or point",
    arguments: [
      ("(1)市民の組織機能", [1]), ("（２）相互交流", [2]), ("1-2 健康づくり", [1, 2]), ("施策3　広報", [3]),
      ("01", [1]), ("第12節 防災", [12]), ("3.10.2 道路", [3, 10, 2]), ("健康づくりの推進", []),
      ("平和 25年計画", []), ("", []),
    ])
  func leading(_ text: String, _ numbers: [Int]) {
    #expect(PlanNumber.leading(in: text) == numbers)
  }

  @Test("units are the same under variants, and unlike where only one is told")
  func units() {
    #expect(Units.areSame("人", "名"))
    #expect(Units.areSame("％", "%"))
    #expect(!Units.areSame("人", "千人"))
    #expect(!Units.areSame("人", "回"))
    #expect(!Units.areSame("人", ""))
    #expect(Units.areSame("人", "", whereBothSay: true))
    #expect(Units.areSame("協議会数", "協議会数"))
  }
}
