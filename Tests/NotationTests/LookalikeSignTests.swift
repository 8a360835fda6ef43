import Notation
import Testing

@Suite("Signs that look like others")
struct LookalikeSignTests {
  @Test("a box behind a word is a mouth only where it is the text's one box")
  func mouth() {
    #expect(LookalikeSign.find(in: "本市の人□は減少").count == 1)
    #expect(LookalikeSign.find(in: "本市の人□は減少 ☑").isEmpty)
    #expect(LookalikeSign.find(in: "□本市の人□は減少").isEmpty)
    // Each box looks no further than the next one: looking at all takes minutes.
    #expect(LookalikeSign.find(in: String(repeating: "□☑", count: 16_000)).isEmpty)
    #expect(LookalikeSign.find(in: String(repeating: "人□", count: 16_000)).isEmpty)
  }
}
