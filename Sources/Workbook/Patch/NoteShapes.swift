import Grid

/// The VML boxes of notes, numbered behind the shapes that a drawing has.
///
/// Source: ECMA-376 Part 4, 19.1 (VML), 19.4 (spreadsheet drawing).
struct NoteShapes {
  private var next: Int
  /// The parts of the vocabulary that the drawing's root does not declare.
  private let declarations: String
  private let needsType: Bool

  private static let spaces = [
    ("v", "urn:schemas-microsoft-com:vml"), ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
  ]
  private static let type = "_x0000_t202"
  private static let blockSize = 1024

  /// A drawing without shapes.
  static func emptyDrawing(_ block: Int) -> String {
    let declarations = spaces.map { " xmlns:\($0)=\"\($1)\"" }.joined()
    return "<xml\(declarations)><o:shapelayout v:ext=\"edit\">"
      + "<o:idmap v:ext=\"edit\" data=\"\(block)\"/></o:shapelayout></xml>"
  }

  /// - Parameter block: the thousand of shape numbers to take where the drawing claims none.
  init(_ drawing: Markup, block: Int) throws(WorkbookError) {
    let root = try drawing.root()
    declarations = Self.spaces.filter { drawing.attribute("xmlns:\($0.0)", of: root) == nil }
      .map { " xmlns:\($0)=\"\($1)\"" }.joined()
    needsType = drawing.lastOffset(of: "id=\"\(Self.type)\"") == nil
    var highest = (try Self.claimedBlock(drawing) ?? block) * Self.blockSize
    for offset in drawing.offsets(of: "_x0000_s") {
      let digits = drawing.bytes[(offset + "_x0000_s".utf8.count)...].prefix(9)
        .prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      highest = max(highest, Int(String(decoding: digits, as: UTF8.self)) ?? 0)
    }
    next = highest + 1
  }

  private static func claimedBlock(_ drawing: Markup) throws(WorkbookError) -> Int? {
    guard let offset = drawing.lastOffset(of: "<o:idmap"),
      let tag = try drawing.tag(from: offset), let data = drawing.value("data", of: tag)
    else { return nil }
    return data.split(separator: ",").compactMap { Int($0) }.max()
  }

  func markup(of notes: [PinnedNote]) -> [UInt8] {
    var text = needsType ? Self.shapeType(declarations) : ""
    for (index, note) in notes.enumerated() { text += shape(of: note, id: next + index) }
    return Array(text.utf8)
  }

  private static func shapeType(_ declarations: String) -> String {
    "<v:shapetype\(declarations) id=\"\(type)\" coordsize=\"21600,21600\" o:spt=\"202\" "
      + "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
      + "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
  }

  private func shape(of note: PinnedNote, id: Int) -> String {
    let (row, column) = (note.reference.row, note.reference.column)
    let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(1) { $0 + 1 + TextWidth.of($1) / 24 }
    let height = min(max(4, lines), 30)
    // The box stands beside the cell, or before it at the sheet's right end.
    let left = min(column + 1, CellReference.maximumColumn - 2)
    let top = min(max(0, row - 1), CellReference.maximumRow - height)
    return
      "<v:shape\(declarations) id=\"_x0000_s\(id)\" type=\"#\(Self.type)\" "
      + "style=\"position:absolute;width:150pt;height:\(height * 15)pt;visibility:hidden\" "
      + "fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
      + "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
      + "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"/></v:textbox>"
      + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
      // Column, offset, row, offset of the upper left, then of the lower right corner.
      + "<x:Anchor>\(left), 15, \(top), 4, \(left + 2), 30, \(top + height), 4</x:Anchor>"
      + "<x:AutoFill>False</x:AutoFill><x:Row>\(row)</x:Row><x:Column>\(column)</x:Column>"
      + "</x:ClientData></v:shape>"
  }
}
