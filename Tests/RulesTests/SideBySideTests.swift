import Forms
import Testing

@testable import Rules

/// Mistakes that stand side by side: each is told, and none hides the other.
@Suite("mistakes side by side")
struct SideBySideTests {
  @Test(
    "a name that the table does not have hides nothing else that its sentence says wrong",
    arguments: [
      ("昨年度の56.1%から2.3ポイント増加し、目標62.0%に対して実績58.4%で目標は未達成だった。", ["TXT-002 H2"]),
      ("昨年度の56.1%から3.3ポイント増加し、目標62.0%に対して実績58.4%で目標は未達成だった。", ["TXT-002 H2", "TXT-003 H2"]),
      ("目標62.0%に対して実績58.4%で目標は達成した。", ["TXT-002 H2", "VRD-002 H2"]),
      ("目標58.0%に対して実績58.4%で目標は未達成だった。", ["TXT-002 H2", "VRD-002 H2"]),
      ("目標58.0%に対して実績58.4%で目標は達成した。", ["TXT-002 H2"]),
      ("目標58.0%に対して実績約58%で目標は未達成だった。", ["TXT-002 H2"]),
    ])
  func stranger(account: String, expected: [String]) throws {
    let values = "加入率|%||56.0{0.0}|56.1{0.0}|58.0{0.0}|58.4{0.0}|"
    #expect(try Fixtures.told(.texts, values + "「公園の面積」は、" + account) == expected)
  }

  @Test("a name mistyped beside the table's own values is still that indicator's")
  func mistyped() throws {
    let row = "生涯学習講座の受講者数|人||||500|520|「生涯学習講座の受講車数」は、"
    #expect(
      try Fixtures.told(.texts, row + "目標500人に対し実績520人で目標は未達成だった。")
        == ["TXT-002 H2", "VRD-002 H2"])
    #expect(
      try Fixtures.told(.texts, row + "目標500人に対し実績520人で目標は達成した。") == ["TXT-002 H2"])
    // Neither figure is the table's: whose they are nobody knows.
    #expect(try Fixtures.told(.texts, row + "目標は未達成だった。") == ["TXT-002 H2"])
  }

  @Test(
    "0 in the place of the unit does not hide a wrong figure in the text", arguments: ["0", ""])
  func unitlessValue(unit: String) throws {
    let unitRule = unit.isEmpty ? "REQ-005 B2" : "ENM-008 B2"
    let row = "受講者数|\(unit)||||500|520|「受講者数」は、"
    #expect(
      try Fixtures.told(.texts, row + "目標510人に対し実績520人で目標は達成した。") == [unitRule, "TXT-001 H2"])
    #expect(try Fixtures.told(.texts, row + "目標500人に対し実績520人で目標は達成した。") == [unitRule])
  }
}
