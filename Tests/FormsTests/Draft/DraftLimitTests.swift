import Forms
import Grid
import Testing

@Suite("sheets beyond all forms")
struct DraftLimitTests {
  private static let last = CellReference(
    row: CellReference.maximumRow, column: CellReference.maximumColumn)

  private func book(_ texts: [String: String], merges: [CellRange] = [], stray: String? = nil)
    -> Book
  {
    var cells = texts.compactMap { place, text in
      CellReference(place).map { Cell($0, .text(text)) }
    }
    if let stray { cells.append(Cell(Self.last, .text(stray))) }
    return Book(kind: .xlsx, sheets: [Sheet(name: "評価", cells: cells, merges: merges)])
  }

  private let table = [
    "A3": "指標名", "B3": "単位", "C3": "目標値(R4)", "D3": "実績値(R4)", "A4": "利用者数", "B4": "人",
    "C4": "100", "D4": "120", "A5": "講座数", "B5": "回", "C5": "4", "D5": "3",
  ]

  @Test("a merge over the whole sheet is drafted like any other")
  func merge() {
    let whole = CellRange(CellReference(row: 0, column: 0), Self.last)
    let draft = FormDraft(book(["A1": "題名"], merges: [whole]), id: "x", title: "x")
    #expect(draft.template(book(["A1": "題名"], merges: [whole]), name: "x") == nil)
  }

  @Test("a stray space in the last cell leaves the table in reach, a stray text does not")
  func stray() throws {
    func names(_ book: Book) throws -> [String]? {
      guard let template = FormDraft(book, id: "x", title: "x").template(book, name: "x")
      else { return nil }
      return try FormReader.read(book, templates: [template], formID: "x")
        .allIndicators.map(\.name)
    }
    #expect(try names(book(table, stray: " ")) == ["利用者数", "講座数"])
    #expect(try names(book(table, stray: "x")) == nil)
  }

  @Test("a text longer than any heading is no label")
  func label() {
    func tag(beside text: String) -> String? {
      let book = book(table.merging(["A8": text, "B8": "12"]) { $1 })
      return FormDraft(book, id: "x", title: "x").edits
        .first { $0.place == CellReference("B8") }?.text
    }
    #expect(tag(beside: "登録した団体") == "{{任意.登録した団体_B8}}")
    #expect(tag(beside: String(repeating: "登録した団体。", count: 50)) == "{{任意.B8}}")
  }
}
