import Notation
import Testing

@Suite("How many indicators a sentence says were reached")
struct VerdictCountTests {
  @Test(
    "is told with or without the size of the set",
    arguments: [
      ("・3つの成果指標のうち2つで目標値を上回り、1つは目標に届かなかった", [(2, 3, true), (1, 3, false)]),
      ("3つの成果指標のうち、全てで目標値を上回った", [(nil, 3, true)]),
      ("成果指標3つのうち達成は1つであった", [(1, 3, true)]), ("全ての指標で目標を達成した", [(nil, nil, true)]),
      ("成果指標は全て目標に届かなかった", [(nil, nil, false)]), ("未達成の指標は3つである", [(3, nil, false)]),
      ("本施策の成果指標はいずれも目標を達成した。", [(nil, nil, true)]),
      ("目標を達成した指標は2項目であった", [(2, nil, true)]), ("両指標とも目標を達成した", [(nil, 2, true)]),
    ] as [(String, [(Int?, Int?, Bool)])])
  func told(_ sentence: String, _ counts: [(Int?, Int?, Bool)]) {
    #expect(
      VerdictCount.find(in: sentence)
        == counts.map { VerdictCount(count: $0.0, total: $0.1, isReached: $0.2) })
  }

  @Test(
    "is not read into sentences on other things",
    arguments: [
      "基本事業の成果指標は全て達成した", "交流分野の指標は全て達成した", "3つの指標を設定している", "全ての指標の達成を目指す",
      "目標を全て達成した施策は12施策中5施策であった", "指標の見直しを2回行い、目標を達成した",
    ])
  func silent(_ sentence: String) {
    #expect(VerdictCount.find(in: sentence).isEmpty)
  }
}
