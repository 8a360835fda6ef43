import Notation
import Testing

@Suite("Boxes and ticks in text")
struct TickTextTests {
  private let options = ["全て達成", "一部未達成", "その他"]

  @Test("are read with the words behind them, each with its range")
  func behind() {
    let text = "判定\n☑ 全て達成\n□一部未達成　☐その他（見直し）"
    let boxes = TickText.boxes(in: text, options: options)
    #expect(boxes.map(\.option) == ["全て達成", "一部未達成", "その他"])
    #expect(boxes.map(\.mark) == [.on, .off, .off])
    let bytes = Array(text.utf8)
    #expect(
      boxes.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
        "☑ 全て達成", "□一部未達成", "☐その他（見直し）",
      ])
  }

  @Test("ordinary characters are signs only before an option")
  func ordinary() {
    #expect(TickText.boxes(in: "レ全て達成", options: options).map(\.mark) == [.on])
    #expect(TickText.boxes(in: "レベルを上げた。○会場を広げた。", options: options) == [])
    #expect(TickText.boxes(in: "■ 総括\n□ 課題", options: options) == [])
  }

  @Test("rings are empty beside a disc, and where all are rings")
  func rings() {
    #expect(TickText.states([.ring, .disc, .ring]) == [false, true, false])
    #expect(TickText.states([.ring, .ring]) == [false, false])
    #expect(TickText.states([.ring]) == [true])
    #expect(TickText.states([.off, .ring]) == [false, true])
  }

  @Test("a cell that holds nothing but a sign")
  func bare() {
    #expect(TickText.bare(" ■ ") == .on)
    #expect(TickText.bare("（　）") == .off)
    #expect(TickText.bare("[x]") == .on)
    #expect(TickText.bare("○") == .ring)
    #expect(TickText.bare("○会場") == nil)
    #expect(TickText.bare("()") == nil)
    #expect(TickText.bare("") == nil)
  }

  @Test("two copies of a form differ in their ticks only")
  func emptied() {
    #expect(TickText.emptied("☑ 全て達成") == TickText.emptied("□ 全て達成"))
    #expect(TickText.emptied("● 男 ○ 女") == "○ 男 ○ 女")
  }

  @Test("half-width katakana, look-alikes and broken words are put right, and nothing else")
  func characters() {
    #expect(HalfWidthKana.fullWidth("ﾊﾟｿｺﾝ｡A") == "パソコン。A")
    #expect(HalfWidthKana.fullWidth("ABC｡") == "ABC。")
    #expect(HalfWidthKana.fullWidth("ﾞ") == "゛")
    #expect(Glyphs.withUsualCircles("➀⑴❿⓫") == "①⑴⑩⑪")
    #expect(Glyphs.withUsualCircles("①⑴") == nil)
    let plain = LookalikeIdeographs.plain("\u{2EC4}\u{FA1B}\u{FA11}", compatibility: false)
    #expect(plain.unicodeScalars.map(\.value) == [0x897F, 0xFA1B, 0xFA11])
    #expect(BrokenWord.joined("加 入 率") == "加入率")
    #expect(BrokenWord.joined("作成\n年") == "作成年")
    #expect(BrokenWord.joined("第1節\n地域コミュニティ") == nil)
    #expect(BrokenWord.joined("(1)\n企業誘致の推進") == nil)
    #expect(BrokenWord.joined("第 1 章 交流") == nil)
    #expect(BrokenWord.joined("出生数\n合計特殊出生率") == nil)
  }
}
