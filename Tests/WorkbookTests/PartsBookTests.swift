import Grid
import Testing

@testable import Workbook

@Suite("what a workbook says of itself")
struct PartsBookTests {
  @Test("protection, calculation and dates")
  func settings() throws {
    var package = HandmadePackage()
    package.workbook =
      "<fileSharing readOnlyRecommended='1'/><workbookPr date1904='1'/><workbookProtection "
      + "lockStructure='1' workbookPassword='CEBA'/><calcPr calcMode='manual' fullPrecision='0' "
      + "iterate='1'/>"
    let book = try package.book()
    #expect(
      book.protection
        == BookProtection(locksStructure: true, hasPassword: true, recommendsReadOnly: true))
    #expect(
      book.calculation
        == Calculation(mode: .manual, usesDisplayedPrecision: true, isIterative: true))
    #expect(book.usesDate1904)

    let plain = try HandmadePackage().book()
    #expect(plain.protection == nil)
    #expect(plain.calculation == Calculation())
    #expect(!plain.usesDate1904 && !plain.hasMacros && !plain.isSigned)
    #expect(plain.warnings.isEmpty)
  }

  @Test("macros, signatures and links to other files are told of")
  func relationships() throws {
    var package = HandmadePackage()
    package.packageLinks = [
      (
        "o",
        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
        "_xmlsignatures/origin.sigs"
      )
    ]
    package.workbook =
      "<externalReferences><externalReference r:id='e1'/><externalReference r:id='e2'/>"
      + "<externalReference r:id='e3'/></externalReferences>"
    package.workbookLinks = [
      ("v", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"),
      ("e1", "externalLink", "externalLinks/e1.xml"),
      ("e3", "externalLink", "externalLinks/e3.xml"),
    ]
    package.parts["xl/externalLinks/e1.xml"] =
      "<externalLink xmlns:r='r'><externalBook r:id='b'><sheetNames><sheetName val='集計'/></sheetNames>"
      + "<sheetDataSet><broken"
    package.parts["xl/externalLinks/_rels/e1.xml.rels"] =
      "<Relationships><Relationship Id='b' Type='x/externalLinkPath' TargetMode='External' "
      + "Target='file:///C:/昨年度.xlsx'/></Relationships>"
    package.parts["xl/externalLinks/e3.xml"] =
      "<externalLink><ddeLink ddeService='Excel' ddeTopic='表'/></externalLink>"
    let book = try package.book()
    #expect(book.hasMacros)
    #expect(book.isSigned)
    #expect(
      book.externalLinks == [
        ExternalLink(
          kind: .workbook, number: 1, target: "file:///C:/昨年度.xlsx", sheetNames: ["集計"]),
        ExternalLink(kind: .dde, number: 3, target: "Excel|表"),
      ])
    #expect(book.warnings.map(\.part) == ["xl/workbook.xml"])
  }

  @Test("properties are kept apart by who sets them")
  func properties() throws {
    var package = HandmadePackage()
    let type = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
    package.packageLinks = [
      ("c", type + "core-properties", "docProps/core.xml"),
      ("a", "extended-properties", "docProps/app.xml"),
      ("u", "custom-properties", "docProps/custom.xml"),
    ]
    package.parts["docProps/core.xml"] =
      "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>施策評価</dc:title><dc:creator/>"
      + "</cp:coreProperties>"
    package.parts["docProps/app.xml"] = "<Properties><Company>市役所</Company></Properties>"
    package.parts["docProps/custom.xml"] =
      "<Properties><property name='title'><lpwstr>様式7</lpwstr></property></Properties>"
    let properties = try package.book().properties
    #expect(
      properties
        == DocumentProperties(
          core: ["title": "施策評価"], application: ["Company": "市役所"], custom: ["title": "様式7"]))
    #expect(properties["title"] == "施策評価")
    #expect(properties["Company"] == "市役所")
    #expect(properties["無い"] == nil)
  }
}
