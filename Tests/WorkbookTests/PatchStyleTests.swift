import Grid
import Testing

@testable import Workbook

@Suite("Changing the look of a cell")
struct PatchStyleTests {
  private static let main = HandmadeBook.main

  private func parts(
    _ styles: String? = nil, rows: String = #"<row r="1"><c r="A1" s="1"><v>1</v></c></row>"#,
    _ edit: (inout WorkbookPatch) -> Void
  ) throws -> [String: String] {
    var book = HandmadeBook(rows: rows)
    if let styles { book.styles = styles }
    return try book.patched(edit)
  }

  private let a1 = CellReference(row: 0, column: 0)

  @Test("font, ground, frame, alignment and protection each change and nothing else does")
  func everything() throws {
    let styles = """
      <styleSheet xmlns="\(Self.main)"><fonts count="1"><font><b/><sz val="11"/><color theme="1"/><name val="游ゴシック"/><charset val="128"/><scheme val="minor"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"><alignment horizontal="left"/><extLst/></xf></cellXfs></styleSheet>
      """
    let after = try parts(styles) { patch in
      patch.setStyle(
        StyleChange(
          font: .init(name: "ＭＳ 明朝", size: 9, bold: false, italic: true, color: "FF0000"),
          fill: .solid("FFFF00"), borders: .init(bottom: .init(.thin)),
          alignment: .init(vertical: .top, wrap: true), protection: .init(locked: false)),
        at: a1, in: "Sheet1")
    }
    let expected = styles.replacing(
      "</font></fonts>",
      with:
        #"</font><font><i/><sz val="9"/><color rgb="FFFF0000"/><name val="ＭＳ 明朝"/><charset val="128"/></font></fonts>"#
    ).replacing(#"<fonts count="1">"#, with: #"<fonts count="2">"#)
      .replacing(
        "</fills>",
        with:
          #"<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="64"/></patternFill></fill></fills>"#
      ).replacing(#"<fills count="2">"#, with: #"<fills count="3">"#)
      .replacing(
        "</borders>",
        with:
          #"<border><left/><right/><top/><bottom style="thin"><color rgb="FF000000"/></bottom><diagonal/></border></borders>"#
      ).replacing(#"<borders count="1">"#, with: #"<borders count="2">"#)
      .replacing(
        "</cellXfs>",
        with:
          #"<xf numFmtId="9" fontId="1" fillId="2" borderId="1" xfId="0" quotePrefix="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment horizontal="left" vertical="top" wrapText="1"/><protection locked="0"/><extLst/></xf></cellXfs>"#
      ).replacing(#"<cellXfs count="2">"#, with: #"<cellXfs count="3">"#)
    #expect(after["xl/styles.xml"] == expected)
    #expect(after["xl/worksheets/sheet1.xml"]!.contains(#"<c r="A1" s="2"><v>1</v></c>"#))
  }

  @Test("lists that styles.xml lacks are put in where the schema wants them")
  func missingLists() throws {
    let after = try parts { patch in
      patch.setStyle(
        StyleChange(numberFormat: "0.0", fill: .solid("00FF00")), at: a1, in: "Sheet1")
    }
    #expect(
      after["xl/styles.xml"]!.contains(
        #"<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts><fonts count="1"><font/></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill>"#
      ))
  }

  @Test("one of the file's own formats is taken as it is, and one it lacks is refused")
  func existing() throws {
    let after = try parts { $0.setStyle(0, at: a1, in: "Sheet1") }
    #expect(after["xl/worksheets/sheet1.xml"]!.contains(#"<c r="A1"><v>1</v></c>"#))
    let b1 = CellReference(row: 0, column: 1)
    let added = try parts { $0.setStyle(1, at: b1, in: "Sheet1") }
    #expect(added["xl/worksheets/sheet1.xml"]!.contains(#"<v>1</v></c><c r="B1" s="1"/></row>"#))
    #expect(added["xl/styles.xml"] == HandmadeBook(rows: "").styles)
    #expect(
      throws: WorkbookError(
        .unsupportedEdit(.noSuchFormat), part: "xl/styles.xml", cell: "A1")
    ) {
      try parts { $0.setStyle(9, at: a1, in: "Sheet1") }
    }
  }

  @Test("clearing keeps the style, or takes it away where asked")
  func clear() throws {
    let kept = try parts { $0.clear(a1, in: "Sheet1", expecting: .number(1)) }
    #expect(kept["xl/worksheets/sheet1.xml"]!.contains(#"<c r="A1" s="1"></c>"#))
    let plain = try parts { $0.clear(a1, in: "Sheet1", style: true) }
    #expect(plain["xl/worksheets/sheet1.xml"]!.contains(#"<c r="A1"></c>"#))
  }

  @Test("changes of one cell add up, whatever order its value came in")
  func folded() throws {
    let after = try parts { patch in
      patch.setStyle(StyleChange(numberFormat: "0.00%"), at: a1, in: "Sheet1")
      patch.set(.number(2), at: a1, in: "Sheet1", expecting: .number(1))
      patch.setStyle(StyleChange(alignment: .init(wrap: false)), at: a1, in: "Sheet1")
      patch.set(.number(3), at: a1, in: "Sheet1", expecting: .number(2))
    }
    #expect(after["xl/worksheets/sheet1.xml"]!.contains(#"s="3"><v>3</v>"#))
    #expect(
      after["xl/styles.xml"]!.contains(
        #"<xf numFmtId="10" fontId="0" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="0"/></xf></cellXfs>"#
      ))
    #expect(throws: WorkbookError(.changedMeanwhile(expected: "1", found: "2"), cell: "A1")) {
      try parts { patch in
        patch.set(.number(2), at: a1, in: "Sheet1", expecting: .number(1))
        patch.set(.number(3), at: a1, in: "Sheet1", expecting: .number(1))
      }
    }
  }

  @Test("prefixed styles get prefixed additions")
  func prefixed() throws {
    let styles = """
      <x:styleSheet xmlns:x="\(Self.main)"><x:fonts><x:font/></x:fonts><x:cellXfs><x:xf fontId="0"/><x:xf fontId="0"/></x:cellXfs></x:styleSheet>
      """
    let after = try parts(styles) {
      $0.setStyle(StyleChange(font: .init(bold: true)), at: a1, in: "Sheet1")
    }
    #expect(
      after["xl/styles.xml"]!.contains(
        #"<x:font/><x:font><x:b/></x:font></x:fonts><x:cellXfs><x:xf fontId="0"/><x:xf fontId="0"/><x:xf fontId="1" applyFont="1"/></x:cellXfs>"#
      ))
  }

  @Test("a workbook without styles gets them with the first look that changes")
  func noStyles() throws {
    var book = HandmadeBook(rows: #"<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="4"/></row>"#)
    let lost = book.parts.filter { $0.path != "xl/styles.xml" }
    book.styles = nil
    let change: (inout WorkbookPatch) -> Void = {
      $0.setStyle(StyleChange(numberFormat: "0.0"), at: a1, in: "Sheet1")
    }
    let after = try book.patched(change)
    #expect(
      after["xl/styles.xml"]
        == NotePatch.declaration
        + #"<styleSheet xmlns="\#(Self.main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts><fonts count="1"><font><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"#
    )
    #expect(after["xl/worksheets/sheet1.xml"]!.contains(#"<c r="A1" s="1"><v>1</v></c>"#))
    // The same where the part alone is lost and still named.
    var patch = WorkbookPatch()
    change(&patch)
    let mended = try Workbook(.folder(lost), name: "book").patched(patch)
    guard case .folder(let files) = mended else {
      Issue.record("a folder was patched to something else")
      return
    }
    for parts in [after, files.texts] {
      #expect(parts["[Content_Types].xml"]!.ranges(of: #""/xl/styles.xml""#).count == 1)
      let links = parts["xl/_rels/workbook.xml.rels"]!
      #expect(links.ranges(of: #"relationships/styles" Target="styles.xml""#).count == 1)
    }
    #expect(try Workbook(mended, name: "book").book().sheets[0][a1]?.numberFormat == "0.0")

    // What a cell calls its format is nothing any more.
    #expect(
      throws: WorkbookError(
        .unsupportedEdit(.missingFormat), part: "xl/styles.xml", cell: "B1")
    ) {
      try book.patched {
        $0.setStyle(
          StyleChange(numberFormat: "0.0"), at: CellReference(row: 0, column: 1), in: "Sheet1")
      }
    }
  }
}

extension [PartFile] {
  fileprivate var texts: [String: String] {
    Dictionary(uniqueKeysWithValues: map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }
}
