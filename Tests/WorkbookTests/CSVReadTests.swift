import Grid
import Testing

@testable import Workbook

@Suite("reading CSV")
struct CSVReadTests {
  private func read(_ bytes: [UInt8], _ name: String = "x.csv") throws -> Book {
    try Workbook(.bytes(bytes), name: name).book()
  }

  private func cells(_ book: Book) -> [String] {
    book.sheets[0].cells.map { "\($0.reference)=\($0.value.raw)" }
  }

  @Test("the forms read the same whatever their encoding")
  func encodings() throws {
    let japanese = try read(ReadFiles.fixture("nasushiobara.csv"), "nasushiobara.csv")
    #expect(japanese.encoding == "CP932")
    #expect(japanese.sheets[0].name == "nasushiobara")
    #expect(
      japanese.sheets[0][CellReference(row: 6, column: 7)]?.value == .text("未設置地区\n4地区"))
    #expect(try read(ReadFiles.fixture("isesaki.csv")).encoding == "UTF-8 BOM")
    let text = "名前,値\r\n表①,ｶﾅ髙\r\n"
    let wanted = ["A1=名前", "B1=値", "A2=表①", "B2=ｶﾅ髙"]
    let utf16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(cells(try read([0xFF, 0xFE] + utf16)) == wanted)
    #expect(cells(try read(Array(text.utf8))) == wanted)
    let cp932 = try #require(
      TextEncoding.convert(Array(text.utf8)[...], from: "UTF-8", to: "CP932"))
    #expect(cells(try read(cp932)) == wanted)
    let plain = "所管課,市民協働推進課①～髙\n"
    let euc = try #require(
      TextEncoding.convert(Array(plain.utf8)[...], from: "UTF-8", to: "EUC-JP-MS"))
    let book = try read(euc)
    #expect(book.encoding == "EUC-JP")
    #expect(cells(book) == ["A1=所管課", "B1=市民協働推進課①～髙"])
  }

  @Test("bytes of no known encoding are refused")
  func unknown() throws {
    #expect(
      throws: WorkbookError(.malformedText(encoding: "UTF-8", line: 1, column: 2), offset: 1)
    ) { try read([0x61, 0xFF, 0xFF, 0x2C, 0x80]) }
    let mail = try #require(
      TextEncoding.convert(Array("所管課,値\n".utf8)[...], from: "UTF-8", to: "ISO-2022-JP"))
    #expect(throws: WorkbookError(.unknownEncoding)) { try read(mail) }
  }

  @Test("quotes, line ends within fields and ragged records keep every field in its place")
  func structure() throws {
    let book = try read(Array("a,\"b\"\"\r\n,c\"\r\n\r\n,,d\r\"e\"f\n".utf8))
    #expect(cells(book) == ["A1=a", "B1=b\"\r\n,c", "C3=d", "A4=ef"])
  }

  @Test("tab and semicolon are found by what splits the lines evenly")
  func delimiters() throws {
    #expect(
      cells(try read(Array("1,234\t5\n6,789\t1\n".utf8), "x.tsv")) == [
        "A1=1,234", "B1=5", "A2=6,789", "B2=1",
      ])
    #expect(try read(Array("a\tb\n".utf8)).kind == .tsv)
    #expect(cells(try read(Array("a;b\nc;d\n".utf8))) == ["A1=a", "B1=b", "A2=c", "B2=d"])
  }

  @Test("a mark that stands in the texts of some ragged lines does not split them")
  func raggedDelimiters() throws {
    let text = "項目,名称,値\na;b,c\nd,e,f,g\ni,j;k,l,m,n\no,p,q,r,s,t,u\n"
    let cells = cells(try read(Array(text.utf8)))
    #expect(cells.contains("B1=名称") && cells.contains("A2=a;b") && cells.contains("F5=t"))
  }

  @Test("a quote never closed is told with its line and column")
  func unclosed() {
    #expect(
      throws: WorkbookError(
        .malformedCSV("quote never closed", line: 2, column: 3), offset: 8, cell: "A2")
    ) { try read(Array("a,b\nあ,\"c\nd\n".utf8)) }
    #expect(
      throws: WorkbookError(
        .malformedCSV("quote never closed", line: 3, column: 1), offset: 8, cell: "A2")
    ) { try read(Array("\"a\nb\",c\n\"d,e\n".utf8)) }
  }

  @Test("a field's range is the field's bytes in the file")
  func ranges() throws {
    let text = "表,\"値,\"\nx,ソ"
    let bytes = try #require(
      TextEncoding.convert(Array(text.utf8)[...], from: "UTF-8", to: "CP932"))
    let document = try CSVDocument(bytes, isTSV: false, limits: .standard)
      .cells(limit: .max)
    #expect(document.rowCount == 2)
    let field = try #require(document.field(at: CellReference(row: 0, column: 1)))
    #expect(Array(document.content[field.range]) == Array(bytes[3..<8]))
    #expect(document.text(of: field) == "値,")
    let last = try #require(document.field(at: CellReference(row: 1, column: 1)))
    #expect(document.text(of: last) == "ソ")
    #expect(document.field(at: CellReference(row: 1, column: 2)) == nil)
  }
}
