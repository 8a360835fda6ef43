import Grid
import Testing

@testable import Workbook

@Suite("notes and conversations")
struct PartsCommentTests {
  /// A note, a thread with a reply, and the note that stands in for the thread in old programs.
  private var package: HandmadePackage {
    var package = HandmadePackage()
    package.sheet = "<legacyDrawing r:id='v'/>"
    package.links = [
      ("c", "comments", "../comments1.xml"), ("v", "vmlDrawing", "../drawings/v.vml"),
      (
        "t", "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
        "../threadedComments/t1.xml"
      ),
    ]
    package.workbookLinks = [
      (
        "p", "http://schemas.microsoft.com/office/2017/10/relationships/person",
        "persons/person.xml"
      )
    ]
    package.parts = [
      "xl/comments1.xml":
        "<comments><authors><author>企画課</author><author>tc={T1}</author></authors><commentList>"
        + "<comment ref='B2' authorId='0'><text><r><rPr><b/></rPr><t>企画課:</t></r>"
        + "<r><t xml:space='preserve'>\n根拠_x0021_</t></r><rPh><t>きかく</t></rPh></text></comment>"
        + "<comment ref='C3' authorId='1'><text><t>[Threaded comment] 古い版</t></text></comment>"
        + "<comment ref='D4' authorId='1'><text><t>相手のない代わり</t></text></comment>"
        + "<comment ref='E5' authorId='9'><text/></comment></commentList></comments>",
      "xl/threadedComments/t1.xml":
        "<ThreadedComments><threadedComment ref='C3' dT='2024-05-01T00:30:00.00' personId='{P1}' "
        + "id='{T1}' done='1'><text>目標は？</text></threadedComment><threadedComment ref='C3' "
        + "personId='{P2}' id='{T2}' parentId='{T1}'><text>80件です</text></threadedComment>"
        + "<threadedComment ref='F6' personId='{無}' id='{T3}' parentId='{消}'><text>迷子</text>"
        + "</threadedComment></ThreadedComments>",
      "xl/persons/person.xml":
        "<personList><person displayName='計画担当' id='{P1}'/><person displayName='所管課' id='{P2}'/>"
        + "</personList>",
      "xl/drawings/v.vml":
        "<xml xmlns:v='v' xmlns:x='x' xmlns:o='o'><v:shape id='_x0000_s1025' "
        + "style='visibility:visible'><x:ClientData ObjectType='Note'><x:Visible/><x:Row>1</x:Row>"
        + "<x:Column>1</x:Column></x:ClientData></v:shape></xml>",
    ]
    return package
  }

  @Test("a note keeps author, text and whether it is shown; the stand-in of a thread is left out")
  func notes() throws {
    let book = try package.book()
    #expect(
      book.sheets[0].notes == [
        Note(cell: CellReference("B2")!, author: "企画課", text: "企画課:\n根拠!", isVisible: true),
        Note(cell: CellReference("D4")!, author: "tc={T1}", text: "相手のない代わり"),
        Note(cell: CellReference("E5")!, author: "", text: ""),
      ])
    #expect(book.warnings.isEmpty)
  }

  @Test("a conversation has its replies, its people and its end")
  func threads() throws {
    #expect(
      try package.book().sheets[0].threads == [
        CommentThread(
          cell: CellReference("C3")!,
          comments: [
            CommentThread.Comment(author: "計画担当", text: "目標は？", date: "2024-05-01T00:30:00.00"),
            CommentThread.Comment(author: "所管課", text: "80件です"),
          ], isDone: true),
        CommentThread(
          cell: CellReference("F6")!, comments: [CommentThread.Comment(author: "", text: "迷子")]),
      ])
  }

  @Test("without the conversations their stand-ins are notes like others")
  func missingThreads() throws {
    var package = package
    package.parts["xl/threadedComments/t1.xml"] = nil
    let book = try package.book()
    #expect(book.sheets[0].notes.map(\.cell.description) == ["B2", "C3", "D4", "E5"])
    #expect(book.warnings.map(\.sheet) == ["S"])
  }
}
