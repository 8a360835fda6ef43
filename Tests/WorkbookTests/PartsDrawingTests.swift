import Grid
import Testing

@testable import Workbook

@Suite("what is drawn over the cells")
struct PartsDrawingTests {
  private func package(_ drawing: String) -> HandmadePackage {
    var package = HandmadePackage()
    package.sheet = "<drawing r:id='d'/>"
    package.links = [("d", "drawing", "../drawings/drawing1.xml")]
    package.parts["xl/drawings/drawing1.xml"] =
      "<xdr:wsDr xmlns:xdr='x' xmlns:a='a' xmlns:r='r' "
      + "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>\(drawing)</xdr:wsDr>"
    return package
  }

  private func anchored(_ object: String) -> String {
    "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>9525</xdr:colOff>"
      + "<xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col>"
      + "<xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>5</xdr:rowOff></xdr:to>\(object)"
      + "<xdr:clientData/></xdr:twoCellAnchor>"
  }

  private func shape(_ name: String, _ more: String = "", text: String = "") -> String {
    "<xdr:sp textlink='\(more)'><xdr:nvSpPr><xdr:cNvPr id='2' name='\(name)'/><xdr:cNvSpPr/></xdr:nvSpPr>"
      + "<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
  }

  private let anchor = Anchor.twoCell(
    from: Anchor.Corner(cell: CellReference("B3")!, x: 9525, y: 0),
    to: Anchor.Corner(cell: CellReference("D5")!, x: 0, y: 5))

  @Test("a text box has its paragraphs, fields and breaks, its alternative text and its place")
  func textBox() throws {
    let box =
      "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id='2' name='枠 1' descr='注意書き' title='注' hidden='1'/>"
      + "<xdr:cNvSpPr txBox='1'/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>提出</a:t></a:r><a:br/>"
      + "<a:r><a:rPr/><a:t>期限</a:t></a:r></a:p><a:p/><a:p><a:fld><a:t>5月</a:t></a:fld></a:p>"
      + "</xdr:txBody></xdr:sp>"
    let book = try package(anchored(box)).book()
    #expect(
      book.sheets[0].drawings == [
        DrawnObject(
          kind: .textBox, name: "枠 1", description: "注意書き", title: "注", text: "提出\n期限\n\n5月",
          anchor: anchor, isHidden: true)
      ])
    #expect(book.sheets[0].drawings[0].anchor?.cells?.description == "B3:C5")
    #expect(book.warnings.isEmpty)
  }

  @Test("the members of a group stand for themselves, at the group's place")
  func groups() throws {
    let group =
      "<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id='5' name='組'/></xdr:nvGrpSpPr>"
      + shape("甲", "$B$7", text: "済") + "<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id='6' name='内'/>"
      + "</xdr:nvGrpSpPr><xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id='7' name='線'/></xdr:nvCxnSpPr>"
      + "</xdr:cxnSp></xdr:grpSp></xdr:grpSp>"
    let drawings = try package(anchored(group)).book().sheets[0].drawings
    #expect(
      drawings == [
        DrawnObject(kind: .group, name: "組", anchor: anchor),
        DrawnObject(
          kind: .shape, name: "甲", text: "済", linkedCell: "$B$7", anchor: anchor, groups: ["組"]),
        DrawnObject(kind: .group, name: "内", anchor: anchor, groups: ["組"]),
        DrawnObject(kind: .connector, name: "線", anchor: anchor, groups: ["組", "内"]),
      ])
  }

  @Test("pictures, charts and diagrams name their parts; a part that is missing is told of")
  func parts() throws {
    let frame =
      "<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id='3' name='推移' descr='折れ線'/>"
      + "</xdr:nvGraphicFramePr><a:graphic><a:graphicData "
      + "uri='http://purl.oclc.org/ooxml/drawingml/chart'><c:chart xmlns:c='c' r:id='c'/>"
      + "</a:graphicData></a:graphic></xdr:graphicFrame>"
    let diagram =
      "<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id='4' name='体系'/></xdr:nvGraphicFramePr>"
      + "<a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/diagram'>"
      + "<dgm:relIds xmlns:dgm='d' r:dm='m'/></a:graphicData></a:graphic></xdr:graphicFrame>"
    let picture =
      "<xdr:pic><xdr:nvPicPr><xdr:cNvPr id='5' name='市章'/></xdr:nvPicPr><xdr:blipFill>"
      + "<a:blip r:embed='i'/></xdr:blipFill></xdr:pic>"
    var package = package(anchored(frame) + anchored(diagram) + anchored(picture))
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    package.parts["xl/drawings/_rels/drawing1.xml.rels"] =
      "<Relationships><Relationship Id='c' Type='\(type)chart' Target='/xl/charts/c1.xml'/>"
      + "<Relationship Id='m' Type='\(type)diagramData' Target='../diagrams/data1.xml'/>"
      + "<Relationship Id='i' Type='\(type)image' Target='../media/none.png'/></Relationships>"
    package.parts["xl/charts/c1.xml"] = "<chartSpace/>"
    package.parts["xl/diagrams/data1.xml"] =
      "<dgm:dataModel xmlns:dgm='d' xmlns:a='a'><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>基本目標</a:t>"
      + "</a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r>"
      + "<a:t>施策</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    let book = try package.book()
    #expect(
      book.sheets[0].drawings == [
        DrawnObject(
          kind: .chart, name: "推移", description: "折れ線", anchor: anchor, part: "xl/charts/c1.xml"),
        DrawnObject(
          kind: .diagram, name: "体系", text: "基本目標\n施策", anchor: anchor,
          part: "xl/diagrams/data1.xml"),
        DrawnObject(kind: .picture, name: "市章", anchor: anchor),
      ])
    #expect(book.warnings.map(\.part) == ["xl/drawings/drawing1.xml"])
    #expect(book.warnings[0].message.ja.contains("xl/media/none.png"))
  }

  @Test("of alternate contents the first that is known counts, else the fallback, never both")
  func alternatives() throws {
    func choice(_ requires: String, _ name: String) -> String {
      "<mc:Choice xmlns:q='\(requires)' Requires='q'>\(anchored(shape(name)))</mc:Choice>"
    }
    let known = "http://schemas.microsoft.com/office/drawing/2010/main"
    func names(_ branches: String...) throws -> [String] {
      let content = "<mc:AlternateContent>\(branches.joined())</mc:AlternateContent>"
      return try package(content).book().sheets[0].drawings.map(\.name)
    }
    let fallback = "<mc:Fallback>\(anchored(shape("代")))</mc:Fallback>"
    #expect(try names(choice("urn:new", "新"), choice(known, "知"), fallback) == ["知"])
    #expect(try names(choice("urn:new", "新"), fallback) == ["代"])
    #expect(try names(choice("urn:new", "新")) == [])
    // The prefix decides nothing: a well-known one may be declared for something else.
    let disguised =
      "<mc:Choice xmlns:a14='urn:new' Requires='a14'>\(anchored(shape("偽")))</mc:Choice>"
    #expect(try names(disguised, fallback) == ["代"])
  }

  @Test("shapes nested beyond all reason are a warning, and the cells are read")
  func nesting() throws {
    let open = "<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id='1' name='g'/></xdr:nvGrpSpPr>"
    let deep =
      String(repeating: open, count: 5000) + String(repeating: "</xdr:grpSp>", count: 5000)
    let book = try package(anchored(deep)).book()
    #expect(book.sheets[0].cells.count == 2)
    #expect(book.sheets[0].drawings.isEmpty)
    #expect(book.warnings.map(\.part) == ["xl/drawings/drawing1.xml"])
    #expect(book.warnings[0].message.en.contains("nesting"))
  }
}
