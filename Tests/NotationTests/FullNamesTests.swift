import Notation
import Testing

@Suite("Names written in full in a text")
struct FullNamesTests {
  private let names = FullNames([
    "交流事業参加者数（単年度）", "加入率", "NPO団体等との協働事業数", "講座の受講者の数", "講座の受講者の数", "連携している事業数",
  ])

  @Test("are found in any width, with or without their qualifier")
  func found() {
    #expect(names.found(in: "ＮＰＯ団体等との協働事業数は8事業、交流事業\u{3000}参加者数は2,890人だった。") == [0, 2])
    #expect(names.found(in: "連携している事業数") == [5])
  }

  @Test("are not found when short, shared by two, or cut off")
  func silent() {
    #expect(names.found(in: "加入率は58%、講座の受講者の数は30人、連携している事業は多い。").isEmpty)
    #expect(names.found(in: "").isEmpty)
  }
}
