import Grid
import Testing

@testable import Workbook

@Suite("References in formulas when rows move")
struct RowsFormulaTests {
  private func moved(_ formula: String, _ kind: RowMove.Kind) throws -> String {
    let moves = try SheetMoves(
      [RowMove(sheet: "S1", kind: kind)], sheets: ["S1", "S2", "It's 5", "S3"])
    let references = FormulaReferences(formula)
    let edits = try FormulaMover(moves: moves).edits(in: references, on: 0)
    return String(decoding: references.applying(edits), as: UTF8.self)
  }

  @Test(
    "two rows put in before row 5 move what stands there and grow what spans it",
    arguments: [
      ("A4", "A4"), ("A5", "A7"), ("$A$5+$a5+A$5", "$A$7+$a7+A$7"),
      ("SUM(A1:A4)", "SUM(A1:A4)"), ("SUM(A1:A5)", "SUM(A1:A7)"), ("A5:A10", "A7:A12"),
      ("A10:A1", "A12:A1"), ("$B10:C$1", "$B12:C$1"), ("3:5", "3:7"), ("$5:$6", "$7:$8"),
      ("A:C", "A:C"), ("$A:$C", "$A:$C"), ("A1:A1048576", "A1:A1048576"),
      ("A5:XFD1048576", "A7:XFD1048576"), ("A1048575", "#REF!"), ("A1048574", "A1048576"),
      ("A1 : A5", "A1 : A7"), ("A1:B6 B5:C9", "A1:B8 B7:C11"), ("(A5,B5)", "(A7,B7)"),
      ("A5#", "A7#"), ("@A5", "@A7"), ("_xlfn.ANCHORARRAY(A5)", "_xlfn.ANCHORARRAY(A7)"),
      ("A5:INDEX(B:B,5)", "A7:INDEX(B:B,5)"), ("-A5%+A5^2", "-A7%+A7^2"),
      ("IF(A5<>B6,A5&B6,5)", "IF(A7<>B8,A7&B8,5)"),
    ])
  func insertion(before: String, after: String) throws {
    #expect(try moved(before, .insert(before: 4, count: 2)) == after)
  }

  @Test(
    "what only looks like a reference stays byte for byte",
    arguments: [
      ("\"A5\"&A5", "\"A5\"&A7"), ("\"a\"\"A5\"&A5", "\"a\"\"A5\"&A7"), ("\"open A5", "\"open A5"),
      ("LOG10(A5)", "LOG10(A7)"), ("A5(A5)", "A5(A7)"), ("A5B+A5", "A5B+A7"),
      ("R5C5+A5", "R5C5+A7"), ("A5_x+A5.5+A5", "A5_x+A5.5+A7"), ("名前5+A5", "名前5+A7"),
      ("TRUE5+XFE5+XFD5", "TRUE5+XFE5+XFD7"),
      ("A0+A1048577+A12345678+A5", "A0+A1048577+A12345678+A7"),
      ("1E5+1.5E+5+A5", "1E5+1.5E+5+A7"), ("{5,6;7,\"A5\"}+A5", "{5,6;7,\"A5\"}+A7"),
      ("Table1[[#This Row],[A5]]+A5", "Table1[[#This Row],[A5]]+A7"),
      ("Table1[a'[A5]+A5", "Table1[a'[A5]+A7"), ("Table1[[A5]:[B5]]*A5", "Table1[[A5]:[B5]]*A7"),
      ("#REF!A5+A5", "#REF!A5+A7"), ("#REF!$A$5:$B$6+A5", "#REF!$A$5:$B$6+A7"),
      ("#N/A+A5", "#N/A+A7"), ("#DIV/0!+A5", "#DIV/0!+A7"), ("#NAME?+A5", "#NAME?+A7"),
      ("S1!#REF!+A5", "S1!#REF!+A7"), ("A5$+A$+A5", "A5$+A$+A7"), ("", ""), ("!A5", "!A5"),
    ])
  func others(before: String, after: String) throws {
    #expect(try moved(before, .insert(before: 4, count: 2)) == after)
  }

  @Test(
    "references to the moved sheet move, by whatever name; those to others stay",
    arguments: [
      ("S1!A5", "S1!A7"), ("'S1'!A5", "'S1'!A7"), ("s1!A5:B6", "s1!A7:B8"), ("S2!A5", "S2!A5"),
      ("'It''s 5'!A5+A5", "'It''s 5'!A5+A7"), ("S1!$A:$B,S1!$4:$5", "S1!$A:$B,S1!$4:$7"),
      ("[1]S1!A5+A5", "[1]S1!A5+A7"), ("'[book 5.xlsx]S1'!A5+A5", "'[book 5.xlsx]S1'!A5+A7"),
      ("[1]!Name+A5", "[1]!Name+A7"), ("S1!Name5+A5", "S1!Name5+A7"), ("S2:S3!A5", "S2:S3!A5"),
      ("S1:S1!A5", "S1:S1!A7"), ("SUM(S1:S3!A4)", "SUM(S1:S3!A4)"),
      ("S1!A5:S1!B6", "S1!A7:S1!B8"), ("A5:Data!B6", "A7:Data!B6"), ("'S2'!A5:A6", "'S2'!A5:A6"),
    ])
  func sheets(before: String, after: String) throws {
    #expect(try moved(before, .insert(before: 4, count: 2)) == after)
  }

  @Test(
    "rows 5 and 6 taken out: ranges shrink, and what is gone is #REF!",
    arguments: [
      ("A4", "A4"), ("A5", "#REF!"), ("A7", "A5"), ("S1!A5+1", "S1!#REF!+1"), ("A4:A6", "A4:A4"),
      ("A5:A9", "A5:A7"), ("A1:A9", "A1:A7"), ("A5:A6", "#REF!"), ("A6:A2", "A4:A2"),
      ("5:5", "#REF!"), ("4:6", "4:4"), ("A5#", "#REF!"), ("A2:A1048576", "A2:A1048576"),
      ("A:A", "A:A"), ("A1048576", "A1048574"), ("S2!A5", "S2!A5"),
    ])
  func deletion(before: String, after: String) throws {
    #expect(try moved(before, .delete(4...5)) == after)
  }

  @Test(
    "a reference through sheets of which one moves is refused",
    arguments: ["S1:S3!A5", "'S1:S3'!A1:A9"])
  func throughSheets(formula: String) throws {
    #expect(throws: WorkbookError(.unsupportedEdit(.throughSheets))) {
      try moved(formula, .insert(before: 4, count: 2))
    }
  }

  @Test(
    "a shared formula reads on in other cells: rows, columns and whole rows move along",
    arguments: [
      ("A1+$A1+A$1+$A$1", "B3+$A3+B$1+$A$1"), ("SUM(A:A,1:1,$1:1)", "SUM(B:B,3:3,$1:3)"),
      ("LOG10(A1)&\"A1\"", "LOG10(B3)&\"A1\""), ("S2!A1:B2", "S2!B3:C4"), ("XFD1", "#REF!"),
      ("A1048575", "#REF!"), ("Table1[A1]", "Table1[A1]"),
    ])
  func shared(before: String, after: String) {
    #expect(SharedFormula.moved(before, rows: 2, columns: 1) == after)
  }

  @Test(
    "addresses in texts are found where they would move, and told where nobody knows",
    arguments: [
      ("INDIRECT(\"A5\")", TextReferences.Finding.moving), ("INDIRECT(\"A4\")", nil),
      ("INDIRECT(\"S2!A5\")", nil), ("INDIRECT(\"'S1'!A5:B6\",TRUE)", .moving),
      ("indirect( \"A5\" )", .moving), ("INDIRECT(\"A\"&B1)", .unknown), ("INDIRECT(B1)", .unknown),
      ("HYPERLINK(\"#S1!A5\",\"x\")", .moving), ("HYPERLINK(\"http://x/A5\")", nil),
      ("SUM(A5)&\"A5\"", nil), ("INDIRECT(\"名簿\")", nil),
    ])
  func texts(formula: String, finding: TextReferences.Finding?) throws {
    let moves = try SheetMoves(
      [RowMove(sheet: "S1", kind: .insert(before: 4, count: 2))], sheets: ["S1", "S2"])
    let found = try TextReferences.finding(
      in: FormulaReferences(formula), on: 0, FormulaMover(moves: moves))
    #expect(found == finding)
  }

  @Test("several moves at once name rows as they were before all of them")
  func severalMoves() throws {
    let shift = try RowShift([
      .insert(before: 2, count: 1), .delete(4...5), .insert(before: 9, count: 3),
    ])
    #expect((0...10).map { shift.row($0) } == [0, 1, 3, 4, nil, nil, 5, 6, 7, 11, 12])
    #expect(shift.span(1...9) == 1...11)
    #expect(shift.span(4...5) == nil)
    #expect(shift.nearest(5) == 5)
    #expect(shift.boundary(2) == 2)
    #expect(shift.boundary(9) == 8)
  }

  @Test("moves that contradict each other or name no rows are refused")
  func contradictions() {
    #expect(throws: WorkbookError(.unsupportedEdit(.rowMovesOverlap))) {
      try RowShift([.delete(1...5), .delete(5...6)])
    }
    #expect(throws: WorkbookError(.unsupportedEdit(.rowMovesOverlap))) {
      try RowShift([.delete(1...5), .insert(before: 3, count: 1)])
    }
    #expect(throws: WorkbookError(.unsupportedEdit(.noRows))) {
      try RowShift([.insert(before: 3, count: 0)])
    }
    #expect(throws: WorkbookError(.unsupportedEdit(.noRows))) {
      try RowShift([.delete(-1...2)])
    }
  }
}
