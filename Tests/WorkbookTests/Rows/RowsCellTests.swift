import Testing

@testable import Workbook

@Suite("Rows and cells when rows move")
struct RowsCellTests {
  private func moved(_ rows: String, _ kinds: [RowMove.Kind]) throws -> String? {
    let moves = try SheetMoves(kinds.map { RowMove(sheet: "S1", kind: $0) }, sheets: ["S1"])
    let bytes = Array("<w><sheetData>\(rows)</sheetData></w>".utf8)
    var pass = RowPass(
      bytes, part: "part.xml", sheet: 0, mover: FormulaMover(moves: moves), limits: .standard)
    let result = try pass.run(bytes.span).map { String(decoding: $0, as: UTF8.self) }
    return result.map {
      String($0.dropFirst("<w><sheetData>".count).dropLast("</sheetData></w>".count))
    }
  }

  @Test("rows and cells get their new numbers, and nothing else changes")
  func numbers() throws {
    let before =
      #"<row r="2" spans="1:2"><c r="A2" s="1" t="s" vm="1"><v>5</v></c></row><row s="1" r='5'><c r="A5"/><c r="XFD5"><is><t>A5</t></is></c></row>"#
    let after =
      #"<row r="2" spans="1:2"><c r="A2" s="1" t="s" vm="1"><v>5</v></c></row><row s="1" r='6'><c r="A6"/><c r="XFD6"><is><t>A5</t></is></c></row>"#
    #expect(try moved(before, [.insert(before: 3, count: 1, look: .plain)]) == after)
    #expect(try moved(after, [.delete(3...3)]) == before)
  }

  @Test("new rows look like the row above: height and styles, not values, formulas or hiding")
  func looks() throws {
    let first =
      #"<row r="1" ht="30" customHeight="1" hidden="1"><c r="A1" s="3"><v>1</v></c><c r="C1"><f>A1</f></c><c r="D1" s="4"/></row>"#
    let new =
      #"<row r="2" ht="30" customHeight="1"><c r="A2" s="3"/><c r="D2" s="4"/></row>"#
    let second = #"<row r="2"/>"#
    #expect(
      try moved(first + second, [.insert(before: 1, count: 2)])
        == first + new + new.replacing("2\"", with: "3\"") + #"<row r="4"/>"#)
    #expect(
      try moved(first + second, [.insert(before: 2, count: 1, look: .like(0))])
        == first + second + new.replacing("2\"", with: "3\""))
    #expect(
      try moved(first + second, [.insert(before: 1, count: 2, look: .plain)])
        == first + #"<row r="4"/>"#)
  }

  @Test("rows without numbers are given one where they would slip")
  func unnumbered() throws {
    let before = "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    #expect(
      try moved(before, [.insert(before: 1, count: 2, look: .plain)])
        == #"<row><c><v>1</v></c></row><row r="4"><c><v>2</v></c></row><row><c><v>3</v></c></row>"#)
    #expect(
      try moved(before, [.delete(1...1)])
        == "<row><c><v>1</v></c></row><row><c><v>3</v></c></row>")
  }

  @Test("cells that share a formula go on sharing it where it is still the same")
  func sharedStays() throws {
    let cell = #"<c r="B%"><f t="shared" si="0"/></c>"#
    func rows(_ numbers: [Int], _ ref: String) -> String {
      #"<row r="1"><c r="B1"><f t="shared" ref="\#(ref)" si="0">A1*$C$1</f></c></row>"#
        + numbers.map { #"<row r="\#($0)">\#(cell.replacing("%", with: "\($0)"))</row>"# }.joined()
    }
    #expect(
      try moved(rows([2, 3, 4], "B1:B4"), [.insert(before: 2, count: 1, look: .plain)])
        == rows([2, 4, 5], "B1:B5"))
  }

  @Test("a cell whose shared formula would be another is given its own")
  func sharedSplits() throws {
    let before =
      #"<row r="2"><c r="B2"><f t="shared" ref="B2:B3" si="0">B1&amp;"x"</f></c></row><row r="3"><c r="B3"><f t="shared" ca="1" si="0"/></c></row>"#
    let after =
      #"<row r="2"><c r="B2"><f t="shared" ref="B2:B4" si="0">B1&amp;"x"</f></c></row><row r="4"><c r="B4"><f ca="1">B2&amp;"x"</f></c></row>"#
    #expect(try moved(before, [.insert(before: 2, count: 1, look: .plain)]) == after)
  }

  @Test("where the cell that spells a shared formula out is deleted, the next one does")
  func sharedHandedOn() throws {
    let before =
      #"<row r="1"><c r="B1"><f t="shared" ref="B1:C3" si="7">A1*A$9</f></c></row><row r="2"><c r="B2"><f t="shared" si="7"/></c><c r="C2"><f t="shared" si="7"></f></c></row><row r="3"><c r="B3"><f t="shared" si="7"/></c></row>"#
    let after =
      #"<row r="1"><c r="B1"><f t="shared" ref="B1:C2" si="7">A1*A$8</f></c><c r="C1"><f t="shared" si="7"></f></c></row><row r="2"><c r="B2"><f t="shared" si="7"/></c></row>"#
    #expect(try moved(before, [.delete(0...0)]) == after)
  }

  @Test("array formulas and data tables move as a whole")
  func arrays() throws {
    let before =
      #"<row r="5"><c r="A5"><f t="array" ref="A5:B6">C5:D6*2</f></c><c r="D5"><f t="dataTable" ref="D5:D6" r1="A1" r2="A9"/></c></row>"#
    let after =
      #"<row r="6"><c r="A6"><f t="array" ref="A6:B7">C6:D7*2</f></c><c r="D6"><f t="dataTable" ref="D6:D7" r1="A1" r2="A10"/></c></row>"#
    #expect(try moved(before, [.insert(before: 4, count: 1)]) == after)
    #expect(try moved(before, [.delete(4...5)]) == "")
    #expect(throws: WorkbookError(.unsupportedEdit(.arrayCut), part: "part.xml", cell: "A5")) {
      try moved(before, [.insert(before: 5, count: 1)])
    }
  }

  @Test("contents are never pushed off the sheet, empty rows are")
  func lastRow() throws {
    let full = #"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#
    let error = WorkbookError(.unsupportedEdit(.rowsFallOff), part: "part.xml", cell: "A1048576")
    #expect(throws: error) { try moved(full, [.insert(before: 0, count: 1)]) }
    let empty = #"<row r="1"/><row r="1048576"><c r="A1048576" s="1"/></row>"#
    #expect(try moved(empty, [.insert(before: 0, count: 1)]) == #"<row r="2"/>"#)
  }
}
