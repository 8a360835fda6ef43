import Grid
import Testing

@testable import Workbook

@Suite("what a worksheet says beside its cells")
struct PartsWorksheetTests {
  @Test("heights, widths, filter, breaks and orientation")
  func dimensions() throws {
    var package = HandmadePackage()
    package.head =
      "<sheetFormatPr defaultRowHeight='18.75' defaultColWidth='9.5'/>"
      + "<cols><col min='1' max='2' width='4.25'/><col min='4' max='4' width='30' hidden='1'/>"
      + "<col min='3' max='9' width='1'/></cols>"
    package.sheet =
      "<autoFilter ref='A1:B9'/>"
      + "<customSheetViews><customSheetView><autoFilter ref='C1:C2'/><rowBreaks><brk id='99'/>"
      + "</rowBreaks></customSheetView></customSheetViews>"
      + "<pageSetup orientation='landscape'/><rowBreaks><brk id='41' man='1'/></rowBreaks>"
      + "<colBreaks><brk id='3'/></colBreaks>"
    let sheet = try package.book().sheets[0]
    #expect(sheet.dimensions.defaultHeight == 18.75)
    #expect((0...4).map { sheet.dimensions.width(ofColumn: $0) } == [4.25, 4.25, 9.5, 30, 9.5])
    #expect(sheet.hiddenColumns == [3])
    #expect(sheet.autoFilter?.description == "A1:B9")
    #expect(sheet.printing.rowBreaks == [41])
    #expect(sheet.printing.columnBreaks == [3])
    #expect(sheet.printing.isLandscape)
  }

  @Test("rows tell their height and whether they are hidden")
  func rows() throws {
    let sheet = try ReadFiles.sheet(
      "<row r='2' ht='30' customHeight='1'/><row r='3' ht='30' hidden='1'/><row r='5' ht='x'/>")
    #expect(sheet.dimensions.rows == [SheetDimensions.Run(lanes: 1...2, size: 30)])
    #expect(sheet.hiddenRows == [2])
  }

  @Test("print areas and titles come from the sheet's names; names keep scope and state")
  func names() throws {
    var package = HandmadePackage()
    package.workbook =
      "<definedNames><definedName name='_xlnm.Print_Area' localSheetId='0'>"
      + "S!$A$1:$D$20,S!$F$1:$G$3</definedName>"
      + "<definedName name='_xlnm.Print_Titles' localSheetId='0'>S!$B:$C,S!$1:$2</definedName>"
      + "<definedName name='基準' hidden='1' comment='策定時'>S!$A$1</definedName></definedNames>"
    let book = try package.book()
    #expect(book.sheets[0].printing.areas.map(\.description) == ["A1:D20", "F1:G3"])
    #expect(book.sheets[0].printing.titleRows == 0...1)
    #expect(book.sheets[0].printing.titleColumns == 1...2)
    #expect(
      book.definedName("基準")
        == DefinedName(name: "基準", formula: "S!$A$1", isHidden: true, comment: "策定時"))
    #expect(book.definedNames.map(\.sheet) == [0, 0, nil])
  }

  @Test("input rules with both ends, messages and reaction, in the sheet and in its extension")
  func validations() throws {
    var package = HandmadePackage()
    package.sheet =
      "<dataValidations><dataValidation type='whole' operator='notBetween' allowBlank='1' "
      + "errorStyle='warning' showErrorMessage='1' showInputMessage='1' promptTitle='人数' "
      + "prompt='整数で_x000a_入力' error='範囲外' sqref='B2 C3:C9'><formula1>1</formula1>"
      + "<formula2>$A$1</formula2></dataValidation></dataValidations>"
      + "<extLst><ext><x14:dataValidations xmlns:x14='x' xmlns:xm='y'><x14:dataValidation "
      + "type='list' showDropDown='1'><x14:formula1><xm:f>他!$A$1:$A$3</xm:f></x14:formula1>"
      + "<xm:sqref>D4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    let found = try package.book().sheets[0].validations
    #expect(
      found == [
        DataValidation(
          ranges: [CellRange("B2")!, CellRange("C3:C9")!], type: "whole", formula: "1",
          comparison: "notBetween", secondFormula: "$A$1", allowsBlank: true, reaction: "warning",
          prompt: DataValidation.Notice(title: "人数", text: "整数で\n入力"),
          error: DataValidation.Notice(text: "範囲外")),
        DataValidation(
          ranges: [CellRange("D4")!], type: "list", formula: "他!$A$1:$A$3", showsArrow: false,
          reaction: nil),
      ])
  }

  @Test("conditional formats, old and new")
  func conditionalFormats() throws {
    var package = HandmadePackage()
    package.sheet =
      "<conditionalFormatting sqref='B2:B9 D2'><cfRule type='cellIs' priority='2' "
      + "operator='lessThan'><formula>80</formula></cfRule></conditionalFormatting>"
      + "<extLst><ext><x14:conditionalFormatting xmlns:x14='x' xmlns:xm='y'><x14:cfRule "
      + "type='expression' priority='1'><xm:f>A1&gt;2</xm:f></x14:cfRule><xm:sqref>E5</xm:sqref>"
      + "</x14:conditionalFormatting></ext></extLst>"
    #expect(
      try package.book().sheets[0].conditionalFormats == [
        ConditionalFormat(
          ranges: [CellRange("B2:B9")!, CellRange("D2")!],
          rules: [
            ConditionalFormat.Rule(
              type: "cellIs", comparison: "lessThan", formulas: ["80"], priority: 2)
          ]),
        ConditionalFormat(
          ranges: [CellRange("E5")!],
          rules: [ConditionalFormat.Rule(type: "expression", formulas: ["A1>2"], priority: 1)]),
      ])
  }

  @Test("protection tells what is allowed all the same, and which ranges stay open")
  func protection() throws {
    var package = HandmadePackage()
    package.sheet =
      "<sheetProtection algorithmName='SHA-512' hashValue='a' saltValue='b' spinCount='1' sheet='1' "
      + "objects='1' formatCells='0' selectLockedCells='1'/>"
      + "<protectedRanges><protectedRange name='入力' sqref='B2 C3'/></protectedRanges>"
    #expect(
      try package.book().sheets[0].protection
        == SheetProtection(
          isOn: true, hasPassword: true, allowed: [.selectUnlockedCells, .formatCells, .scenarios],
          openRanges: [
            SheetProtection.OpenRange(name: "入力", ranges: [CellRange("B2")!, CellRange("C3")!])
          ]))
    #expect(try HandmadePackage().book().sheets[0].protection == nil)
  }

  @Test("links lead out of the workbook, into it, or to a place in another file")
  func hyperlinks() throws {
    for isStrict in [false, true] {
      var package = HandmadePackage(isStrict: isStrict)
      package.sheet =
        "<hyperlinks><hyperlink ref='A1' r:id='h' location='節' tooltip='市の頁'/>"
        + "<hyperlink ref='B2:C3' location='S!A1'/><hyperlink ref='D4' r:id='none'/></hyperlinks>"
      package.links = [("h", "hyperlink", "https://example.jp/a?b=1&amp;c=2")]
      let book = try package.book()
      #expect(
        book.sheets[0].hyperlinks == [
          Hyperlink(
            range: CellRange("A1")!, target: "https://example.jp/a?b=1&c=2", location: "節",
            tooltip: "市の頁"),
          Hyperlink(range: CellRange("B2:C3")!, location: "S!A1"),
          Hyperlink(range: CellRange("D4")!),
        ])
      #expect(book.warnings.map(\.part) == [HandmadePackage.sheetPart])
      #expect(book.warnings[0].message.en.contains("D4"))
    }
  }

  @Test("a table has its name, range, columns and totals row")
  func tables() throws {
    var package = HandmadePackage()
    package.sheet = "<tableParts><tablePart r:id='t'/><tablePart r:id='gone'/></tableParts>"
    package.links = [("t", "table", "../tables/t1.xml")]
    package.parts["xl/tables/t1.xml"] =
      "<table displayName='実績' name='x' ref='A3:B9' totalsRowCount='1'><autoFilter ref='A3:B8'/>"
      + "<tableColumns><tableColumn name='指標_x000a_名'/><tableColumn name='値'/></tableColumns></table>"
    let book = try package.book()
    #expect(
      book.sheets[0].tables == [
        Table(
          name: "実績", range: CellRange("A3:B9")!, columns: ["指標\n名", "値"], hasTotals: true,
          autoFilter: CellRange("A3:B8")!)
      ])
    #expect(book.warnings.count == 1)
  }

  @Test("a chart sheet has no cells, but its kind and its drawing")
  func chartSheet() throws {
    var package = HandmadePackage(kind: "chartsheet")
    package.parts[HandmadePackage.sheetPart] =
      "<chartsheet xmlns:r='r'><pageSetup orientation='landscape'/><drawing r:id='d'/></chartsheet>"
    package.links = [("d", "drawing", "../drawings/d.xml")]
    package.parts["xl/drawings/d.xml"] =
      "<wsDr><absoluteAnchor><pos x='1' y='2'/><ext cx='3' cy='4'/><graphicFrame>"
      + "<nvGraphicFramePr><cNvPr id='2' name='グラフ 1'/></nvGraphicFramePr><graphic><graphicData "
      + "uri='http://x/drawingml/2006/chart'><chart/></graphicData></graphic></graphicFrame>"
      + "</absoluteAnchor></wsDr>"
    let book = try package.book()
    #expect(book.sheets[0].kind == .chart)
    #expect(book.sheets[0].cells.isEmpty)
    #expect(
      book.sheets[0].drawings == [
        DrawnObject(
          kind: .chart, name: "グラフ 1", anchor: .absolute(x: 1, y: 2, width: 3, height: 4))
      ])
    #expect(book.warnings.isEmpty)
  }
}
