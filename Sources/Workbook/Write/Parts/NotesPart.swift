import Grid

/// Writes the notes of a sheet: their texts, and the boxes old and new readers draw them in.
///
/// Source: ECMA-376 Part 1, 18.7.6 (comments); Part 4, 19.4 (VML spreadsheet drawing).
struct NotesPart {
  /// In reading order.
  let notes: [NewNote]
  /// Shape numbers begin at 1024 times this; each sheet takes as many thousands as it needs.
  let firstBlock: Int

  static let blockSize = 1_024

  init(_ notes: [NewNote], firstBlock: Int) {
    self.notes = notes.sorted { $0.reference < $1.reference }
    self.firstBlock = firstBlock
  }

  var blocks: Int { (notes.count + Self.blockSize) / Self.blockSize }

  func part() -> [UInt8] {
    var xml = MarkupWriter()
    var authors: [String] = []
    for note in notes where !authors.contains(note.author) { authors.append(note.author) }
    xml.open(
      "comments", ["xmlns": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"])
    xml.open("authors")
    for author in authors { xml.element("author", text: author) }
    xml.close("authors")
    xml.open("commentList")
    for note in notes {
      xml.open(
        "comment",
        [
          "ref": "\(note.reference)", "authorId": "\(authors.firstIndex(of: note.author) ?? 0)",
        ])
      xml.raw("<text><r><rPr><sz val=\"9\"/><color indexed=\"81\"/>")
      xml.raw("<rFont val=\"游ゴシック\"/><family val=\"2\"/><charset val=\"128\"/></rPr>")
      xml.cellText("t", note.text.utf8)
      xml.raw("</r></text>")
      xml.close("comment")
    }
    xml.close("commentList")
    xml.close("comments")
    return xml.bytes
  }

  func shapes() -> [UInt8] {
    var xml = MarkupWriter(fragment: true)
    xml.raw("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" ")
    xml.raw("xmlns:o=\"urn:schemas-microsoft-com:office:office\" ")
    xml.raw("xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">")
    let data = (0..<blocks).map { "\(firstBlock + $0)" }.joined(separator: ",")
    xml.raw("<o:idmap v:ext=\"edit\" data=\"\(data)\"/></o:shapelayout>")
    xml.raw("<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" ")
    xml.raw("path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>")
    xml.raw("<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>")
    for (index, note) in notes.enumerated() { write(note, index: index, &xml) }
    xml.raw("</xml>")
    return xml.bytes
  }

  private func write(_ note: NewNote, index: Int, _ xml: inout MarkupWriter) {
    let (row, column) = (note.reference.row, note.reference.column)
    let lines = NewSheet.lines(of: note.text, width: 24)
    // The box stands beside the cell, or before it at the sheet's right end.
    let left = min(column + 1, CellReference.maximumColumn - 2)
    let top = min(max(0, row - 1), CellReference.maximumRow - 1 - lines)
    let id = firstBlock * Self.blockSize + 1 + index
    xml.raw("<v:shape id=\"_x0000_s\(id)\" type=\"#_x0000_t202\" style=\"position:absolute;")
    xml.raw("margin-left:60pt;margin-top:2pt;width:150pt;height:\(lines * 15 + 12)pt;")
    xml.raw("z-index:\(index + 1);visibility:\(note.isVisible ? "visible" : "hidden")\" ")
    xml.raw("fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>")
    xml.raw("<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>")
    xml.raw("<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"/>")
    xml.raw("</v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>")
    // Column, offset, row, offset of the upper left, then of the lower right corner.
    xml.raw("<x:Anchor>\(left), 15, \(top), 4, \(left + 2), 60, \(top + lines), 12</x:Anchor>")
    xml.raw("<x:AutoFill>False</x:AutoFill><x:Row>\(row)</x:Row><x:Column>\(column)</x:Column>")
    if note.isVisible { xml.raw("<x:Visible/>") }
    xml.raw("</x:ClientData></v:shape>")
  }
}
