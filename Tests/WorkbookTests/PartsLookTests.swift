import Grid
import Testing

@testable import Workbook

@Suite("the looks of cells")
struct PartsLookTests {
  private func package(_ styles: String) -> HandmadePackage {
    var package = HandmadePackage()
    package.workbookLinks = [
      ("st", "styles", "styles.xml"), ("th", "theme", "theme/theme1.xml"),
      (
        "f", "http://schemas.microsoft.com/office/2022/11/relationships/FeaturePropertyBag",
        "featurePropertyBag/featurePropertyBag.xml"
      ),
    ]
    package.parts["xl/styles.xml"] = "<styleSheet>\(styles)</styleSheet>"
    package.parts["xl/theme/theme1.xml"] =
      "<a:theme xmlns:a='a'><a:themeElements><a:clrScheme name='x'><a:dk1><a:sysClr val='windowText' "
      + "lastClr='000000'/></a:dk1><a:lt1><a:sysClr val='window' lastClr='FFFFFF'/></a:lt1>"
      + "<a:dk2><a:srgbClr val='44546A'/></a:dk2><a:lt2><a:srgbClr val='E7E6E6'/></a:lt2>"
      + "<a:accent1><a:srgbClr val='4472C4'/></a:accent1><a:accent2><a:srgbClr val='ED7D31'/>"
      + "</a:accent2></a:clrScheme></a:themeElements></a:theme>"
    package.parts["xl/featurePropertyBag/featurePropertyBag.xml"] =
      "<FeaturePropertyBags><bag type='Checkbox'/><bag type='XFControls'><bagId k='CellControl'>0</bagId>"
      + "</bag><bag type='XFComplement'><bagId k='XFControls'>1</bagId></bag><bag type='XFComplement'/>"
      + "<bag type='XFComplements' extRef='XFComplementsMapperExtRef'><a k='MappedFeaturePropertyBags'>"
      + "<bagId>3</bagId><bagId>2</bagId></a></bag></FeaturePropertyBags>"
    return package
  }

  private func colors(_ attributes: [String], _ more: String = "") throws -> [String?] {
    let fonts = attributes.map { "<font><color \($0)/></font>" }.joined()
    let xfs = attributes.indices.map { "<xf fontId='\($0)'/>" }.joined()
    let formats = try package("<fonts>\(fonts)</fonts><cellXfs>\(xfs)</cellXfs>\(more)").book()
      .formats
    return attributes.indices.map { formats[$0].font.color?.description }
  }

  @Test("colours are given, of the theme with and without tint, by number, or the program's")
  func colorSources() throws {
    #expect(
      try colors([
        "rgb='FFC00000'", "theme='0'", "theme='1'", "theme='3'", "theme='4'", "indexed='10'",
        "indexed='64'", "auto='1'", "theme='99'", "rgb='x'",
      ]) == [
        "C00000", "FFFFFF", "000000", "44546A", "4472C4", "FF0000", nil, nil, nil, nil,
      ])
    // Excel's palette shows D9E1F2, 8EA9DB, 305496, D9D9D9, 808080.
    #expect(
      try colors([
        "theme='4' tint='0.79998168889431442'", "theme='4' tint='0.39997558519241921'",
        "theme='4' tint='-0.249977111117893'", "theme='0' tint='-0.14999847407452621'",
        "theme='1' tint='0.499984740745262'",
      ]) == ["DAE3F3", "8FAADC", "2F5597", "D9D9D9", "7F7F7F"])
    #expect(
      try colors(
        ["indexed='1'", "indexed='2'"],
        "<colors><indexedColors><rgbColor rgb='00000000'/><rgbColor rgb='00123456'/></indexedColors>"
          + "</colors>") == ["123456", "FF0000"])
  }

  @Test("fonts, fills, borders, alignment and locks of each format")
  func formats() throws {
    let styles =
      "<numFmts><numFmt numFmtId='164' formatCode='0.0%'/></numFmts><fonts><font><sz val='9'/>"
      + "<name val='ＭＳ ゴシック'/></font><font><b/><i val='1'/><strike val='0'/><u val='double'/>"
      + "<sz val='10.5'/><name val='游明朝'/></font></fonts><fills><fill><patternFill patternType='none'/>"
      + "</fill><fill><patternFill patternType='solid'><fgColor rgb='FFFFFF00'/><bgColor indexed='64'/>"
      + "</patternFill></fill><fill><gradientFill><stop position='0'><color theme='0'/></stop>"
      + "<stop position='1'><color theme='4'/></stop></gradientFill></fill></fills><borders><border/>"
      + "<border diagonalUp='1'><left style='thin'><color indexed='64'/></left><right style='none'/>"
      + "<top/><bottom style='double'><color rgb='FFFF0000'/></bottom><diagonal style='hair'/></border>"
      + "</borders><cellXfs><xf/><xf numFmtId='164' fontId='1' fillId='1' borderId='1'><alignment "
      + "horizontal='distributed' vertical='center' wrapText='1'/><protection locked='0' hidden='1'/></xf>"
      + "<xf fillId='2' fontId='99'><alignment horizontal='general'/></xf></cellXfs>"
    let formats = try package(styles).book().formats
    #expect(formats.count == 3)
    let plain = CellFormat(font: CellFont(name: "ＭＳ ゴシック", size: 9))
    #expect(formats[0] == plain)
    #expect(
      formats[1]
        == CellFormat(
          numberFormat: "0.0%",
          font: CellFont(
            name: "游明朝", size: 10.5, isBold: true, isItalic: true, underline: "double"),
          fill: CellFill(pattern: "solid", foreground: RGB(0xFFFF00)),
          border: CellBorder(
            left: CellBorder.Line(style: "thin"),
            bottom: CellBorder.Line(style: "double", color: RGB(0xFF0000)),
            diagonal: CellBorder.Line(style: "hair"), risesDiagonally: true),
          horizontal: "distributed", vertical: "center", wrapsText: true, isLocked: false,
          hidesFormula: true))
    #expect(
      formats[2]
        == CellFormat(
          fill: CellFill(
            pattern: "gradient", foreground: RGB(0xFFFFFF), background: RGB(0x4472C4))))
    #expect(formats[77] == plain)
    #expect(formats[-1] == plain)
  }

  @Test("a boolean is a check box where its format's complement says so, and only there")
  func checkBoxes() throws {
    func complement(_ index: Int) -> String {
      "<xf><extLst><ext uri='{C7286773-470A-42A8-94C5-96B5CB345126}'><xfpb:xfComplement xmlns:xfpb='f' "
        + "i='\(index)'/></ext></extLst></xf>"
    }
    let styles = "<cellXfs><xf/>\(complement(1))\(complement(0))\(complement(9))</cellXfs>"
    var package = package(styles)
    let book = try package.book()
    #expect((0...3).map { book.formats[$0].isCheckBox } == [false, true, false, false])
    let cell = try #require(book.sheets[0][CellReference("B2")!])
    #expect(cell.value == .boolean(true))
    #expect(book.formats[cell.style].isCheckBox)

    package.parts["xl/featurePropertyBag/featurePropertyBag.xml"] = nil
    let without = try package.book()
    #expect(!without.formats[1].isCheckBox)
    #expect(without.warnings.count == 1)
  }
}
