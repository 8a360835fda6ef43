import Formula
import Grid
import Testing

@Suite("Formulas")
struct FormulaTests {
  @Test(
    "operators bind as in Excel",
    arguments: [
      ("=1+2*3", "7"), ("=(1+2)*3", "9"), ("=-2^2", "4"), ("=2^3^2", "64"), ("=2^-1", "0.5"),
      ("=50%", "0.5"), ("=200*5%", "10"), ("=1&2+3", "\"15\""), ("=\"a\"&\"b\"=\"AB\"", "TRUE"),
      ("=1=1=TRUE", "TRUE"), ("=10-2-3", "5"), ("=--5", "5"), ("=4^0.5", "2"), ("= 1 +\n2 ", "3"),
      ("＝（１＋２）×３", "9"), ("=3≧2", "TRUE"), ("=1<>1", "FALSE"), ("=\"10\"+1", "11"),
      ("=\"1,200\"*2", "2400"), ("=TRUE+1", "2"), ("=\"a\"+1", "#VALUE!"), ("=1/0", "#DIV/0!"),
      ("=0^0", "#NUM!"), ("=#N/A", "#N/A"), ("=\"x\"\"y\"", "\"x\"\"y\""), ("=1E3", "1000"),
    ])
  func operators(formula: String, wanted: String) {
    #expect(Cells.result(formula) == wanted.replacing("x\"\"y", with: "x\"y"))
  }

  @Test(
    "numbers are exact until somebody rounds them",
    arguments: [
      ("=1/3*3", "1"), ("=0.1+0.2=0.3", "TRUE"), ("=INT(0.7/0.1)", "7"),
      ("=ROUND(31.6/32*100,1)", "98.8"), ("=ROUND(1.005,2)", "1.01"), ("=ROUND(-2.5,0)", "-3"),
      ("=ROUND(1234.5,-2)", "1200"), ("=ROUNDDOWN(-2.59,1)", "-2.5"), ("=ROUNDUP(2.01,0)", "3"),
      ("=INT(-1.5)", "-2"), ("=MOD(-7,3)", "2"), ("=MOD(7,-3)", "-2"), ("=ABS(-0.5)", "0.5"),
      ("=1/3", "0.333333333333333"), ("=AVERAGE(1,2,2)*3", "5"),
      ("=2/3&\"\"", "\"0.666666666666667\""),
    ])
  func exact(formula: String, wanted: String) {
    #expect(Cells.result(formula) == wanted)
  }

  @Test("a result with more digits than are kept is rounded, not wrong")
  func longNumbers() {
    let sevenths = (1...40).map { "1/\(2 * $0 + 1)" }.joined(separator: "+")
    #expect(Cells.result("=ROUND(" + sevenths + ",10)") == "1.8385534385")
    #expect(Cells.result("=ROUND(1.23456789^30,6)") == "556.479686")
    #expect(Cells.result("=10^60") == "?", "beyond what is kept")
  }

  @Test("a text longer than a cell can hold is an error, however it comes about")
  func longTexts() {
    let long = "REPT(\"施\",20000)"
    for formula in [
      "\(long)&\(long)", "CONCAT(\(long),\(long))", "SUBSTITUTE(\(long),\"施\",\"施策\")",
      "REPT(\"施\",9223372036854775807)", "REPT(\"施策\",20000)",
    ] {
      #expect(Cells.result("=LEN(\(formula))") == "#VALUE!", "\(formula)")
    }
    #expect(Cells.result("=LEN(\(long)&REPT(\"策\",12767))") == "32767")
  }

  @Test("cells that each double the text of the one below end in an error, not in all memory")
  func doublingTexts() {
    let cells = (1...60).map { row in
      var cell = Cell(CellReference(row: row - 1, column: 0), .blank)
      cell.formula = "A\(row + 1)&A\(row + 1)"
      return cell
    }
    let last = Cell(CellReference(row: 60, column: 0), .text("x"))
    let book = Book(kind: .xlsx, sheets: [Sheet(name: "表", cells: cells + [last])])
    #expect(Cells.result("=A1", in: book) == "#VALUE!")
    #expect(Cells.result("=LEN(A50)", in: book) == "2048")
  }

  @Test(
    "functions of every kind",
    arguments: [
      ("=IF(A1>5,\"大\",\"小\")", "\"大\""), ("=IF(A1<5,1)", "FALSE"), ("=IF(FALSE,1/0,2)", "2"),
      ("=IFERROR(1/0,\"-\")", "\"-\""), ("=IFERROR(5,1/0)", "5"), ("=AND(TRUE,1,C1)", "TRUE"),
      ("=OR(A1>100,B1=\"施策\")", "TRUE"), ("=NOT(0)", "TRUE"), ("=SUM(A1:A8)", "1383.367"),
      ("=SUM(A:A)", "1383.367"), ("=SUM(B1:B8)", "0"), ("=SUM(\"3\",TRUE,2)", "6"),
      ("=AVERAGE(D1:D8)", "4.5"), ("=AVERAGE(B1:B3)", "#DIV/0!"), ("=COUNT(A1:C8)", "13"),
      ("=COUNTA(B1:C8)", "14"), ("=COUNTBLANK(C1:C8)", "1"), ("=MIN(A1:A8)", "-7"),
      ("=MAX(A1:A8,2000)", "2000"), ("=COUNTIF(D1:D8,\">=5\")", "4"),
      ("=COUNTIF(B1:B8,\"施策*\")", "2"), ("=COUNTIF(B1:B8,\"abc\")", "2"),
      ("=COUNTIF(B1:B8,\"a~*b\")", "1"), ("=COUNTIF(C1:C8,\"\")", "1"),
      ("=SUMIF(D1:D8,\"<3\",A1:A8)", "12.5"), ("=SUMIF(D1:D8,\">6\")", "15"),
      ("=COUNTIFS(D1:D8,\">2\",A1:A8,\">0\")", "4"), ("=SUMIFS(A1:A8,D1:D8,\">6\",A1:A8,10)", "10"),
      ("=AVERAGEIF(D1:D8,\">6\",A1:A8)", "55"), ("=LEN(\"施策𠮷\")", "4"), ("=LEFT(B1)", "\"施\""),
      ("=RIGHT(\"令和4年度\",2)", "\"年度\""), ("=MID(\"令和4年度\",3,1)", "\"4\""),
      ("=FIND(\"の\",B5)", "3"), ("=FIND(\"x\",B5)", "#VALUE!"),
      ("=SUBSTITUTE(\"a-b-c\",\"-\",\"/\",2)", "\"a-b/c\""), ("=TRIM(B6)", "\"x y\""),
      ("=VALUE(\"12.5%\")", "0.125"), ("=TEXT(1234.5,\"#,##0.0\")", "\"1,234.5\""),
      ("=TEXT(0.875,\"0.0%\")", "\"87.5%\""), ("=TEXT(44681,\"yyyy/m/d\")", "\"2022/4/30\""),
      ("=ISBLANK(C4)", "TRUE"), ("=ISNUMBER(A1)", "TRUE"), ("=ISERROR(1/0)", "TRUE"),
      ("=EXACT(B2,B3)", "FALSE"), ("=DATE(2022,4,30)", "44681"), ("=DATE(2022,14,0)", "44957"),
      ("=YEAR(44681)", "2022"), ("=MONTH(44681)", "4"), ("=DAY(44681)", "30"),
      ("=VLOOKUP(3,D1:E8,2,FALSE)", "\"ハ\""), ("=VLOOKUP(3.5,D1:E8,2)", "\"ハ\""),
      ("=VLOOKUP(99,D1:E8,2,FALSE)", "#N/A"), ("=INDEX(E1:E8,MATCH(5,D1:D8,0))", "\"ホ\""),
      ("=INDEX(A1:B2,2,1)", "2.5"), ("=INDEX(A1:B2,3,1)", "#REF!"), ("=MATCH(4.5,D1:D8)", "4"),
      ("=CONCATENATE(\"第\",D2,\"節\")", "\"第2節\""), ("=CONCAT(E1:E3)", "\"イロハ\""),
      ("=IFNA(VLOOKUP(9,D1:E8,2,FALSE),\"なし\")", "\"なし\""), ("=_xlfn.CONCAT(1,2)", "\"12\""),
      ("=SUMPRODUCT(A1:A2,D1:D2)", "15"), ("='表'!A1+表!$A$2", "12.5"), ("=C4+1", "1"),
      ("=C4=\"\"", "TRUE"), ("=C4=0", "TRUE"),
    ])
  func functions(formula: String, wanted: String) {
    #expect(Cells.result(formula) == wanted)
  }

  @Test(
    "what is not worked out here is said, never guessed",
    arguments: [
      "=A1:A3+1", "=[1]表!A1", "=OFFSET(A1,1,0)", "=INDIRECT(\"A1\")", "=TODAY()", "={1,2}",
      "=Table1[達成率]", "=なまえ", "=\"2022/4/1\"+1", "=A1#", "=SUM(表:式!A1)", "=\"い\"<\"ろ\"",
      "=MATCH(5,A1:A8)",
    ])
  func notCalculated(formula: String) {
    #expect(Cells.result(formula) == "?")
  }

  @Test(
    "a mistake is reported at its place with what to do",
    arguments: [
      ("=SUM(1,2", "unclosedParenthesis", 4), ("=1+", "unexpectedEnd", 3),
      ("=1 2", "unexpected", 3),
      ("=ROUMD(1,2)", "unknownFunction", 1), ("=ROUND(1)", "argumentCount", 1),
      ("=\"abc", "unclosedText", 1), ("=)", "unexpected", 1), ("=", "empty", 1),
      ("=1+*2", "unexpected", 3), ("=IF(1,2,3,4)", "argumentCount", 1),
      ("={{実績", "unclosedName", 1),
    ])
  func mistakes(formula: String, reason: String, offset: Int) {
    let error = #expect(throws: FormulaError.self) { try Formula(formula) }
    #expect(error.map { "\($0.reason)".hasPrefix(reason) } == true, "\(String(describing: error))")
    #expect(error?.range.lowerBound == offset)
    #expect(error?.message.ja.isEmpty == false)
  }

  @Test("the caret stands below the mistake, wide characters counted twice")
  func caret() {
    let error = #expect(throws: FormulaError.self) { try Formula("=実績+ROUMD(目標,1)") }
    #expect(error?.pointed("=実績+ROUMD(目標,1)") == "=実績+ROUMD(目標,1)\n      ^")
    #expect(error?.remedy?.ja == "ROUND のことですか。")
  }

  @Test("nesting and length have limits")
  func limits() {
    let deep = String(repeating: "(", count: 100) + "1" + String(repeating: ")", count: 100)
    #expect(throws: FormulaError.self) { try Formula("=" + deep) }
    #expect(throws: FormulaError.self) {
      try Formula("=" + String(repeating: "1+", count: 5000) + "1")
    }
    #expect(Cells.result("=" + String(repeating: "1+", count: 4000) + "1") == "4001")
  }

  @Test("stale cells are worked out first, in whatever order; what leads to itself has no result")
  func staleCells() {
    var cells = [Cell(CellReference("A1")!, .number(3))]
    for row in 2...3000 {
      cells.append(
        Cell(CellReference("A\(row)")!, .number(0), formula: "A\(row - 1)+1"))
    }
    cells.append(Cell(CellReference("B1")!, .number(0), formula: "SUM(A1:A3000)"))
    cells.append(Cell(CellReference("C1")!, .number(0), formula: "C2+1"))
    cells.append(Cell(CellReference("C2")!, .number(0), formula: "C1+1"))
    cells.append(Cell(CellReference("C3")!, .number(0), formula: "IFERROR(C1,7)"))
    let book = Book(kind: .xlsx, sheets: [Sheet(name: "s", cells: cells)])
    let stale = cells.filter { $0.formula != nil }.map {
      BookCalculation.Place(sheet: 0, cell: $0.reference)
    }
    let results = BookCalculation(book, stale: stale) { Cells.text($0, $1) }.results()
    func result(_ cell: String) -> String? {
      results[.init(sheet: 0, cell: CellReference(cell)!)].map(Cells.shown)
    }
    #expect(result("A3000") == "3002")
    #expect(result("B1") == "\((3...3002).reduce(0, +))")
    #expect(result("C1") == nil)
    #expect(result("C3") == nil)
  }

  @Test("defined names stand for areas and formulas")
  func names() {
    var book = Cells.book()
    book.definedNames = [
      DefinedName(name: "目標一覧", formula: "表!$D$1:$D$8"),
      DefinedName(name: "倍率", formula: "2*3"),
      DefinedName(name: "輪", formula: "輪+1"),
    ]
    #expect(Cells.result("=SUM(目標一覧)*倍率", in: book) == "216")
    #expect(Cells.result("=輪", in: book) == "?")
  }
}
