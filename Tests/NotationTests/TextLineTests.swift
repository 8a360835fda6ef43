import Notation
import Testing

/// Lines and sentences with the places they stand in.
@Suite struct TextLineTests {
  @Test("line breaks of one, two and three bytes end lines, and empty lines count")
  func breaks() {
    let text = "指標①は達成\r\n\r\n二行目\n三行目\u{2028}四行目\u{85}五\r六\n"
    let lines = TextLine.lines(of: text)
    #expect(
      lines.map { String($0.text) } == ["指標①は達成", "", "二行目", "三行目", "四行目", "五", "六", ""])
    #expect(lines.map { text.utf8Text($0.range) } == lines.map { String($0.text) })
    #expect(lines.map(\.range.lowerBound) == [0, 20, 22, 32, 44, 55, 59, 63])
  }

  @Test("a text without a break is one line, an empty one too")
  func single() {
    #expect(TextLine.lines(of: "").map(\.range) == [0..<0])
    #expect(TextLine.lines(of: "未達成").map(\.range) == [0..<9])
    #expect(TextLine.last(of: "未達成") == "未達成")
    #expect(TextLine.last(of: "一\r\n二") == "二")
    #expect(TextLine.last(of: "一\n") == "")
  }

  @Test("full stops and line breaks part sentences, and nothing empty is one")
  func sentences() {
    let text = "達成した。\r\n。次は未達成。e\u{301}"
    let sentences = TextLine.sentences(of: text)
    #expect(sentences.map { String($0.text) } == ["達成した", "次は未達成", "e\u{301}"])
    #expect(sentences.map { text.utf8Text($0.range) } == sentences.map { String($0.text) })
  }
}
