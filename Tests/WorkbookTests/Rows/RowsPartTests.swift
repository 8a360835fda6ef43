import Testing

@testable import Workbook

@Suite("Places in the parts of a workbook when rows move")
struct RowsPartTests {
  /// One part after a move on the first of two sheets; nil where it stays as it is.
  private func moved(
    _ xml: String, _ kinds: [RowMove.Kind], sheet: Int? = 0
  ) throws -> String? {
    let moves = try SheetMoves(
      kinds.map { RowMove(sheet: "S1", kind: $0) }, sheets: ["S1", "S2"], numbers: [7, 8])
    let bytes = Array(xml.utf8)
    var pass = RowPass(
      bytes, part: "part.xml", sheet: sheet, mover: FormulaMover(moves: moves), limits: .standard)
    return try pass.run(bytes.span).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "two rows put in before row 5",
    arguments: [
      (#"<dimension ref="A1:X60"/>"#, #"<dimension ref="A1:X62"/>"#),
      (
        #"<sheetView topLeftCell="A9"><pane ySplit="5" topLeftCell="A20" state="frozen"/></sheetView>"#,
        #"<sheetView topLeftCell="A11"><pane ySplit="5" topLeftCell="A22" state="frozen"/></sheetView>"#
      ),
      (
        #"<sheetView><pane ySplit="5" topLeftCell="A6" state="frozen"/></sheetView>"#,
        #"<sheetView><pane ySplit="7" topLeftCell="A8" state="frozen"/></sheetView>"#
      ),
      (
        #"<selection activeCell="B5" sqref="B5:C6 D1"/>"#,
        #"<selection activeCell="B7" sqref="B7:C8 D1"/>"#
      ),
      (
        #"<mergeCells count="2"><mergeCell ref="A5:B6"/><mergeCell ref="A1:B4"/></mergeCells>"#,
        #"<mergeCells count="2"><mergeCell ref="A7:B8"/><mergeCell ref="A1:B4"/></mergeCells>"#
      ),
      (
        #"<mergeCells count="2"><mergeCell ref="A4:C4"/><mergeCell ref="D4:D5"/></mergeCells>"#,
        #"<mergeCells count="4"><mergeCell ref="A4:C4"/><mergeCell ref="D4:D7"/><mergeCell ref="A5:C5"/><mergeCell ref="A6:C6"/></mergeCells>"#
      ),
      (
        #"<hyperlink ref="A5" location="'S1'!B5" display="S1!B5"/>"#,
        #"<hyperlink ref="A7" location="'S1'!B7" display="S1!B5"/>"#
      ),
      (
        #"<autoFilter ref="A4:C9"><sortState ref="A5:C9"><sortCondition ref="B5:B9"/></sortState></autoFilter>"#,
        #"<autoFilter ref="A4:C11"><sortState ref="A7:C11"><sortCondition ref="B7:B11"/></sortState></autoFilter>"#
      ),
      (
        #"<dataValidation sqref="B5:B9 D1"><formula1>$F$5:$F$9</formula1><formula2>B5&gt;&quot;A5&quot;</formula2></dataValidation>"#,
        #"<dataValidation sqref="B7:B11 D1"><formula1>$F$7:$F$11</formula1><formula2>B5&gt;&quot;A5&quot;</formula2></dataValidation>"#
      ),
      (
        #"<conditionalFormatting sqref="A5:C9"><cfRule><formula>$C5="A5"</formula></cfRule></conditionalFormatting>"#,
        #"<conditionalFormatting sqref="A7:C11"><cfRule><formula>$C7="A5"</formula></cfRule></conditionalFormatting>"#
      ),
      (
        #"<x14:conditionalFormatting><x14:cfRule><xm:f>A5&gt;A$6</xm:f></x14:cfRule><xm:sqref>A5:A6</xm:sqref></x14:conditionalFormatting>"#,
        #"<x14:conditionalFormatting><x14:cfRule><xm:f>A7&gt;A$8</xm:f></x14:cfRule><xm:sqref>A7:A8</xm:sqref></x14:conditionalFormatting>"#
      ),
      (
        #"<x14:sparkline><xm:f>S1!B5:F5</xm:f><xm:sqref>A5</xm:sqref></x14:sparkline>"#,
        #"<x14:sparkline><xm:f>S1!B7:F7</xm:f><xm:sqref>A7</xm:sqref></x14:sparkline>"#
      ),
      (
        #"<new:thing ref="A5"><xm:f>A5</xm:f><xm:sqref>A5:B6 C1</xm:sqref></new:thing>"#,
        #"<new:thing ref="A7"><xm:f>A7</xm:f><xm:sqref>A7:B8 C1</xm:sqref></new:thing>"#
      ),
      (
        #"<rowBreaks count="2"><brk id="3" max="16383"/><brk id="4" max="16383"/></rowBreaks><colBreaks><brk id="3" min="2" max="9"/><brk id="4" max="1048575"/></colBreaks>"#,
        #"<rowBreaks count="2"><brk id="3" max="16383"/><brk id="6" max="16383"/></rowBreaks><colBreaks><brk id="3" min="2" max="11"/><brk id="4" max="1048575"/></colBreaks>"#
      ),
      (
        #"<table ref="A4:C6" totalsRowCount="1"><calculatedColumnFormula>B5*$D$5</calculatedColumnFormula></table>"#,
        #"<table ref="A4:C8" totalsRowCount="1"><calculatedColumnFormula>B7*$D$7</calculatedColumnFormula></table>"#
      ),
      (#"<comment ref="A5"/>"#, #"<comment ref="A7"/>"#),
      (
        #"<controlPr linkedCell="$A$5" listFillRange="S1!A5:A6"><anchor moveWithCells="1"><from><xdr:row>4</xdr:row><xdr:rowOff>7</xdr:rowOff></from><to><xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></to></anchor></controlPr>"#,
        #"<controlPr linkedCell="$A$7" listFillRange="S1!A7:A8"><anchor moveWithCells="1"><from><xdr:row>6</xdr:row><xdr:rowOff>7</xdr:rowOff></from><to><xdr:row>7</xdr:row><xdr:rowOff>0</xdr:rowOff></to></anchor></controlPr>"#
      ),
      (
        #"<formControlPr fmlaLink="$A$5" fmlaRange="S1!$A$5:$A$9"/>"#,
        #"<formControlPr fmlaLink="$A$7" fmlaRange="S1!$A$7:$A$11"/>"#
      ),
      (
        "<x:ClientData><x:SizeWithCells/><x:Anchor>\n 1, 2, 4, 3, 5, 6, 8, 7</x:Anchor><x:Row>4</x:Row><x:FmlaLink>$A$5</x:FmlaLink></x:ClientData>",
        "<x:ClientData><x:SizeWithCells/><x:Anchor>\n 1, 2, 6, 3, 5, 6, 10, 7</x:Anchor><x:Row>6</x:Row><x:FmlaLink>$A$7</x:FmlaLink></x:ClientData>"
      ),
      (
        "<x:ClientData><x:MoveWithCells/><x:Anchor>1,2,4,3,5,6,8,7</x:Anchor><x:Row>4</x:Row></x:ClientData>",
        "<x:ClientData><x:MoveWithCells/><x:Anchor>1,2,4,3,5,6,8,7</x:Anchor><x:Row>6</x:Row></x:ClientData>"
      ),
      (
        #"<c:f>S1!$A$5:$A$9</c:f><c15:sqref>S1!$A$5</c15:sqref><c15:fullRef><c15:sqref>S1!$A$5:$B$9</c15:sqref></c15:fullRef>"#,
        #"<c:f>S1!$A$7:$A$11</c:f><c15:sqref>S1!$A$5</c15:sqref><c15:fullRef><c15:sqref>S1!$A$7:$B$11</c15:sqref></c15:fullRef>"#
      ),
    ])
  func insertion(before: String, after: String) throws {
    let result = try moved("<r>\(before)</r>", [.insert(before: 4, count: 2)])
    #expect(result == "<r>\(after)</r>")
  }

  @Test(
    "rows 5 and 6 taken out: what stood wholly in them vanishes, with lists that become empty",
    arguments: [
      (
        #"<mergeCells count="3"><mergeCell ref="A5:B6"/><mergeCell ref="A4:A5"/><mergeCell ref="A4:B9"/></mergeCells>"#,
        #"<mergeCells count="1"><mergeCell ref="A4:B7"/></mergeCells>"#
      ),
      (#"<mergeCells count="1"><mergeCell ref="A5:B6"/></mergeCells>"#, ""),
      (
        #"<dataValidations count="2"><dataValidation sqref="A5"><formula1>A1</formula1></dataValidation><dataValidation sqref="A5 A7"/></dataValidations>"#,
        #"<dataValidations count="1"><dataValidation sqref="A5"/></dataValidations>"#
      ),
      (#"<conditionalFormatting sqref="A5:B6"><cfRule/></conditionalFormatting>"#, ""),
      (
        #"<extLst><ext uri="a"><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>S1!A1</xm:f><xm:sqref>A5</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"#,
        ""
      ),
      (#"<hyperlinks><hyperlink ref="A5" r:id="rId1"/></hyperlinks>"#, ""),
      (
        #"<rowBreaks count="2" manualBreakCount="2"><brk id="4"/><brk id="9"/></rowBreaks>"#,
        #"<rowBreaks count="1" manualBreakCount="1"><brk id="7"/></rowBreaks>"#
      ),
      (
        #"<commentList><comment ref="A5"><text/></comment><comment ref="A9"/></commentList>"#,
        #"<commentList><comment ref="A7"/></commentList>"#
      ),
      (
        "<v:shape id=\"1\"><x:ClientData><x:Anchor>1,2,4,3,5,6,8,7</x:Anchor><x:Row>4</x:Row></x:ClientData></v:shape><v:shape id=\"2\"/>",
        "<v:shape id=\"2\"/>"
      ),
      (#"<selection activeCell="B6" sqref="B6"/>"#, #"<selection activeCell="B5" sqref="B5"/>"#),
      (#"<hyperlink ref="A1" location="S1!A5"/>"#, #"<hyperlink ref="A1" location="S1!#REF!"/>"#),
      (
        #"<xdr:twoCellAnchor><xdr:from><xdr:row>4</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:from><xdr:to><xdr:row>8</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:to></xdr:twoCellAnchor>"#,
        #"<xdr:twoCellAnchor><xdr:from><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:row>6</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:to></xdr:twoCellAnchor>"#
      ),
    ])
  func deletion(before: String, after: String) throws {
    #expect(try moved("<r>\(before)</r>", [.delete(4...5)]) == "<r>\(after)</r>")
  }

  @Test(
    "a drawing moves as its anchor says",
    arguments: [
      ("", "2", "9"), (#" editAs="twoCell""#, "2", "9"), (#" editAs="oneCell""#, "2", "7"),
      (#" editAs="absolute""#, "2", "7"),
    ])
  func anchors(editAs: String, from: String, to: String) throws {
    func anchor(_ from: String, _ to: String) -> String {
      "<d><xdr:twoCellAnchor\(editAs)><xdr:from><xdr:row>\(from)</xdr:row><xdr:rowOff>1</xdr:rowOff></xdr:from><xdr:to><xdr:row>\(to)</xdr:row><xdr:rowOff>1</xdr:rowOff></xdr:to></xdr:twoCellAnchor></d>"
    }
    let result = try moved(anchor("2", "7"), [.insert(before: 4, count: 2)])
    #expect((result ?? anchor("2", "7")) == anchor(from, to))
  }

  @Test("defined names move where rows are fixed, built-in ones always")
  func names() throws {
    let before =
      #"<w><definedName name="a">S1!$A$5,S1!A5,S2!$A$5</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">S1!$A:$B,S1!3:5</definedName></w>"#
    let after =
      #"<w><definedName name="a">S1!$A$7,S1!A5,S2!$A$5</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">S1!$A:$B,S1!3:7</definedName></w>"#
    #expect(try moved(before, [.insert(before: 4, count: 2)], sheet: nil) == after)
  }

  @Test("pivot sources and links name their sheet themselves")
  func namedSheets() throws {
    let before =
      ##"<p><worksheetSource ref="A4:C9" sheet="S1"/><worksheetSource ref="A4:C9" sheet="S2"/><topic><tr r="A5" s="7"/><tr r="A5" s="8"/></topic><Relationship Target="#S1!A5"/><Relationship Target="#%27S1%27!A5"/></p>"##
    let after =
      ##"<p><worksheetSource ref="A4:C11" sheet="S1"/><worksheetSource ref="A4:C9" sheet="S2"/><topic><tr r="A7" s="7"/><tr r="A5" s="8"/></topic><Relationship Target="#S1!A7"/><Relationship Target="#'S1'!A7"/></p>"##
    #expect(try moved(before, [.insert(before: 4, count: 2)], sheet: nil) == after)
  }

  @Test("on other sheets only what names the moved one moves")
  func otherSheets() throws {
    let before =
      #"<s><dimension ref="A5"/><sheetData><row r="5"><c r="A5"><f>A5+S1!A5</f></c></row></sheetData><mergeCell ref="A5:B6"/><formula>S1!A$5</formula></s>"#
    let after = before.replacing("S1!A5", with: "S1!A7").replacing("S1!A$5", with: "S1!A$7")
    #expect(try moved(before, [.insert(before: 4, count: 2)], sheet: 1) == after)
    #expect(try moved("<s><f>S2!A5</f></s>", [.insert(before: 4, count: 2)], sheet: 1) == nil)
  }

  @Test(
    "what cannot be torn apart is refused, with the reason",
    arguments: [
      (#"<table ref="A5:C9"/>"#, Refusal.headingDeleted),
      (#"<table ref="A4:C6" totalsRowCount="1"/>"#, .totalsDeleted),
      (#"<table ref="A4:C6"/>"#, .tableEmptied), (#"<autoFilter ref="A6:C9"/>"#, .headingDeleted),
      (
        #"<pivotTableDefinition><location ref="A8:C9" rowPageCount="2"/></pivotTableDefinition>"#,
        .pivotTableCut
      ),
      (#"<worksheetSource ref="A5:C6" sheet="S1"/>"#, .sourceDeleted),
      (
        #"<sheetData><row r="4"><c r="A4"><f t="array" ref="A4:A5">B4:B5</f></c></row></sheetData>"#,
        .arrayCut
      ),
      (#"<sheetData><row r="4"><c r="A5"/></row></sheetData>"#, .misplacedCell),
      (#"<f>S1:S2!A5</f>"#, .throughSheets), (#"<f>INDIRECT("A7")</f>"#, .textReference),
      ("<f>A1<!-- -->7</f>", .markupInReference),
    ])
  func refusals(xml: String, refusal: Refusal) {
    let error = #expect(throws: WorkbookError.self) { try moved("<r>\(xml)</r>", [.delete(4...5)]) }
    #expect(error?.reason == .unsupportedEdit(refusal))
    #expect(error?.part == "part.xml")
  }
}
