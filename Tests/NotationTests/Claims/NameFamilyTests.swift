import Testing

@testable import Notation

@Suite("Names that several rows share, and names with the heading of their column")
struct NameFamilyTests {
  private let subjects = [
    ClaimSubject(name: "喫煙率（男性）", unit: "%"), ClaimSubject(name: "喫煙率（女性）", unit: "%"),
    ClaimSubject(name: "防災会議", unit: "%", column: "女性比率"),
    ClaimSubject(name: "環境審議会", unit: "%", column: "女性比率"),
  ]

  private func told(_ text: String) -> [String] {
    NameMention.find(in: text, subjects: subjects).map {
      "\($0.text) \($0.subject.map { subjects[$0].name } ?? "?")"
    }
  }

  @Test(
    "a row is told by its qualifier before the name or behind it, and by nothing else",
    arguments: [
      ("男性の喫煙率は21.8%である。", ["男性の喫煙率 喫煙率（男性）"]),
      ("「女性の喫煙率」は6.0%である。", ["女性の喫煙率 喫煙率（女性）"]),
      ("喫煙率（女性）は6.0%である。", ["喫煙率（女性） 喫煙率（女性）"]),
      ("喫煙率は、男性が21.8%、女性が6.0%である。", ["男性 喫煙率（男性）", "女性 喫煙率（女性）"]),
      ("喫煙率は男性21.8%である。女性は6.0%である。", ["男性 喫煙率（男性）", "女性 喫煙率（女性）"]),
      ("男性の喫煙率は下がったが、女性は上がった。", ["男性の喫煙率 喫煙率（男性）", "女性 喫煙率（女性）"]),
      ("女性については、喫煙率が6.0%である。", ["喫煙率 喫煙率（女性）"]),
      ("男性は喫煙が多く、女性は、「喫煙率」が6.0%である。", ["喫煙率 ?"]),
      ("喫煙率は21.8%である。", []), ("「喫煙率」は21.8%である。", ["喫煙率 ?"]),
      ("喫煙率は、高齢男性が30.1%である。", []), ("喫煙率は下がった。\n女性は6.0%である。", []),
    ])
  func rows(text: String, mentions: [String]) {
    #expect(told(text) == mentions)
  }

  @Test(
    "the heading of the column behind a row's name belongs to the name",
    arguments: [
      ("防災会議の女性比率は15.8%である。", ["防災会議の女性比率 防災会議"]),
      ("「環境審議会の女性比率」は35.7%である。", ["環境審議会の女性比率 環境審議会"]),
      ("防災会議は年2回開いた。", ["防災会議 防災会議"]), ("女性比率は33.3%である。", []),
    ])
  func columns(text: String, mentions: [String]) {
    #expect(told(text) == mentions)
  }
}
