import Notation
import Testing

@Suite struct GlyphsTests {
  @Test("circled numbers go both ways")
  func circled() throws {
    for number in 1...20 {
      let circle = try #require(Glyphs.circled(number))
      #expect(Glyphs.number(ofCircled: try #require(circle.unicodeScalars.first)) == number)
    }
    #expect(Glyphs.circled(0) == nil)
    #expect(Glyphs.circled(21) == nil)
  }

  @Test(
    "signs typed in place of ① are read",
    arguments: ["➀➂", "❶❸", "➊➌", "⓵⓷", "⑴⑶", "(1)(3)", "（１）（３）", "1,3", "１、３", "1. 3."])
  func lookalikes(_ text: String) {
    let (choices, rest) = Glyphs.choices(in: text)
    #expect(choices.map(\.number) == [1, 3])
    #expect(choices.allSatisfy { !$0.exact })
    #expect(rest == "")
  }

  @Test("right choices stay as they are and other text is told")
  func exact() {
    #expect(Glyphs.choices(in: "①②③④⑤⑦").choices.map(\.number) == [1, 2, 3, 4, 5, 7])
    #expect(Glyphs.choices(in: "①市民").rest == "市民")
    #expect(Glyphs.choices(in: "-").choices.isEmpty)
  }
}
