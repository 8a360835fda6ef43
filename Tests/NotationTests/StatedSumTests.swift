import Notation
import Testing

@Suite("Sums in sentences")
struct StatedSumTests {
  @Test(
    "are held against their parts",
    arguments: [
      ("結成事業1件、資機材等整備事業2件、運営事業62件、計65件に補助した。", true), ("結成事業1件、整備事業2件、運営事業62件、計66件に補助した。", false),
      ("新採研修（4月、42人）と主任研修（10月、35人）の2回、合わせて77人が受講した", true),
      ("市民講座30人（定員25人）、出前講座12人、計42人", true), ("44事業、142事業、合計196事業を実施した", false),
    ])
  func found(_ sentence: String, _ addsUp: Bool) {
    let sums = StatedSum.find(in: NumberedText(sentence))
    #expect(sums.count == 1)
    #expect(sums.first?.addsUp == addsUp)
  }

  @Test(
    "are not read into other numbers",
    arguments: [
      "講演会2回、研修会3回など計8回を開催した", "研修を2回、相談会を5回開催し、合計120人が参加した", "会計は3件、4件であった",
      "1回目30人。2回目20人。計80人", "約30人、20人、計60人", "利用者1,200人のうち市民800人、市外300人、計1,100人",
    ])
  func silent(_ sentence: String) {
    let wrong = StatedSum.find(in: NumberedText(sentence)).filter { !$0.addsUp }
    #expect(wrong.isEmpty)
  }
}
