import Grid
import Testing

@Suite("references")
struct AreaReferenceTests {
  @Test(
    "an area is read with its sheet, whole rows and columns too",
    arguments: [
      ("表!$A$1:$D$20", "表", "A1:D20"), ("'第 1 表'!B7", "第 1 表", "B7"),
      ("'課''s'!$F:$G", "課's", "F1:G1048576"), ("$3:$1", nil, "A1:XFD3"), ("A1", nil, "A1"),
      ("'a!b'!C2:A1", "a!b", "A1:C2"),
    ] as [(String, String?, String)])
  func areas(_ text: String, _ sheet: String?, _ range: String) throws {
    let area = try #require(AreaReference(text))
    #expect(area.sheet == sheet)
    #expect(area.range.description == range)
  }

  @Test(
    "what is calculated, broken or in another workbook is no area",
    arguments: [
      "#REF!", "表!#REF!", "[1]表!A1", "'[1]表'!A1", "OFFSET(A1,1,1)", "A1+B1", "\"A\"", "", "!A1",
      "表!A", "1:A",
    ])
  func others(_ text: String) { #expect(AreaReference(text) == nil) }

  @Test("a list of areas is read whole or not at all")
  func lists() throws {
    let list = try #require(AreaReference.list("'甲,乙'!$A:$B,'甲,乙'!$1:$2"))
    #expect(list.map(\.sheet) == ["甲,乙", "甲,乙"])
    #expect(list.map(\.isColumns) == [true, false])
    #expect(list.map(\.isRows) == [false, true])
    #expect(AreaReference.list("A1,#REF!") == nil)
  }

  @Test("an object lies over the cells between its corners, not over a cell at whose edge it ends")
  func anchors() {
    func corner(_ row: Int, _ column: Int, _ x: Int, _ y: Int) -> Anchor.Corner {
      Anchor.Corner(cell: CellReference(row: row, column: column), x: x, y: y)
    }
    let box = Anchor.twoCell(from: corner(1, 1, 0, 0), to: corner(4, 3, 0, 5))
    #expect(box.cells?.description == "B2:C5")
    #expect(
      Anchor.oneCell(from: corner(2, 2, 9, 9), width: 5, height: 5).cells?.description == "C3")
    #expect(Anchor.absolute(x: 1, y: 2, width: 3, height: 4).cells == nil)
    #expect(box.holds(.oneCell(from: corner(1, 1, 0, 0), width: 1, height: 1)))
    #expect(box.holds(.oneCell(from: corner(4, 2, 8, 5), width: 1, height: 1)))
    #expect(!box.holds(.oneCell(from: corner(4, 2, 8, 6), width: 1, height: 1)))
    #expect(!box.holds(.oneCell(from: corner(2, 3, 1, 0), width: 1, height: 1)))
  }

  @Test("rows of one height are one run, and what comes out of order is passed over")
  func dimensions() {
    var dimensions = SheetDimensions()
    dimensions.defaultHeight = 15
    for row in 2...4 { dimensions.add(rows: row...row, height: 20) }
    dimensions.add(rows: 3...9, height: 99)
    dimensions.add(rows: 7...7, height: 20)
    #expect(dimensions.rows.map(\.lanes) == [2...4, 7...7])
    #expect((0...8).map { dimensions.height(ofRow: $0) } == [15, 15, 20, 20, 20, 15, 15, 20, 15])
    #expect(dimensions.width(ofColumn: 0) == nil)
  }

  @Test("colours are read with and without their opacity")
  func colors() {
    #expect(RGB("FF00A0b1")?.description == "00A0B1")
    #expect(RGB("00A0B1") == RGB(red: 0, green: 160, blue: 177))
    #expect(RGB("0A0B1") == nil)
    #expect(RGB("+0A0B1") == nil)
  }

  @Test("a drop-down's choices are those written in it, or the cells it names")
  func choices() throws {
    let list = ["人", "", "件"].enumerated().map { index, text in
      Cell(CellReference(row: index + 1, column: 0), text.isEmpty ? .number(3) : .text(text))
    }
    var book = Book(kind: .xlsx, sheets: [Sheet(name: "票"), Sheet(name: "単位", cells: list)])
    book.definedNames = [
      DefinedName(name: "単位一覧", formula: "単位!$A$2:$A$9"),
      DefinedName(name: "単位一覧", formula: "単位!$A$4", sheet: 1),
    ]
    func choices(_ formula: String, _ given: [String]? = nil, sheet: Int = 0) -> [String]? {
      book.choices(
        of: DataValidation(ranges: [], type: "list", formula: formula, choices: given),
        inSheet: sheet)
    }
    #expect(choices("", ["甲"]) == ["甲"])
    #expect(choices("単位一覧") == ["人", "3", "件"])
    #expect(choices("単位一覧", sheet: 1) == ["件"])
    #expect(choices("単位!$A:$A") == ["人", "3", "件"])
    #expect(choices("$A$2", sheet: 1) == ["人"])
    #expect(choices("INDIRECT(A1)") == nil)
    #expect(choices("無い!A1") == nil)
  }
}
