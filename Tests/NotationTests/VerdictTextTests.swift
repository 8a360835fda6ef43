import Notation
import Testing

@Suite("Verdicts in sentences")
struct VerdictTextTests {
  @Test(
    "are told by their last verb",
    arguments: [
      ("「加入率」は、目標12.0%に対して、実績10.7%で目標は未達成だった", false),
      ("目標6校に対し実績7校で目標は達した", true), ("実施しなかったため、達成されなかった", false),
      ("実践編は目標を達成しているものの、全体では目標に届かなかった", false),
      ("前半は達成できなかったが、最後には目標を達成した", true), ("目標を 達成\u{3000}した", true),
      ("加入率は目標を達成することができた", true), ("目標値を大きく上回った", true), ("目標には届かなかった", false),
      ("目標未達となった", false), ("割合は10.7%となり、目標の12%を上回った", true),
      ("10.7%で、目標値（12％）をわずかに下回りました", false), ("目標の50%に届かず、改善が必要である", false),
      ("目標の12%を1.3ポイント下回った", false), ("目標の60事業に5事業届かなかった", false),
      ("目標12%、実績10.7%（未達成）", false), ("目標:12% 実績:10.7%（達成）", true), ("実績143団体、目標達成", true),
      ("実績24人で目標は達成だった", true), ("目標は未達成だった", false),
      ("目標達成とはならなかった", false), ("目標値に到達した", true), ("目標値に到達しなかった", false),
      ("実績は6人と目標どおりだった", true), ("目標を達成し、参加者も増えた", true), ("目標の127団体を超え、過去最高となった", true),
    ])
  func told(_ sentence: String, _ isReached: Bool) {
    #expect(VerdictText.isReached(sentence) == isReached)
  }

  @Test("are told of the names that lie in the sentence as a whole")
  func names() {
    let text = "「よかった。また来たい。」との声があり「加入率」は目標を達成した。"
    let mentions = NameMention.find(in: text, subjects: [ClaimSubject(name: "加入率", unit: "%")])
    #expect(mentions.map(\.text) == ["よかった。また来たい。", "加入率"])
    let ends = TextSearch.places(of: "。", in: text).map(\.upperBound)
    #expect(VerdictStatement.find(in: text, sentence: 0..<ends[0], mentions: mentions).isEmpty)
    let last = VerdictStatement.find(in: text, sentence: ends[1]..<ends[2], mentions: mentions)
    #expect(last.map(\.mentions) == [[mentions[1]]])
    #expect(last.map { $0.isReached(moreIsBetter: true) } == [true])
  }

  @Test("do not say which side is better where less is")
  func above() {
    #expect(VerdictText.isReached("目標を上回った", moreIsBetter: false) == nil)
    #expect(VerdictText.isReached("目標を下回った", moreIsBetter: false) == nil)
    #expect(VerdictText.isReached("目標を達成した", moreIsBetter: false) == true)
  }

  @Test(
    "are not read into other words",
    arguments: [
      "目標の達成に向けて取り組む", "達成率は80%", "参加者が増えた", "", "目標の12%を上回るよう努める", "目標12%の達成",
      "目標を超えることが課題である", "目標どおりに進まない", "前計画の目標には届いていない", "県の目標を上回った", "目標の2倍には届かなかった",
    ])
  func silent(_ sentence: String) {
    #expect(VerdictText.isReached(sentence) == nil)
  }
}
