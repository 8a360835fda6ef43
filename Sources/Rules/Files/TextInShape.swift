import Forms
import Grid
import Notation

extension Rule {
  /// Words in shapes and text boxes, which no program reads with the cells.
  static let textInShape = Rule(
    id: "FIL-004",
    title: Message(ja: "図形・テキストボックスに情報", en: "Words in shapes"),
    severity: .warning,
    why: Message(
      ja: "図形の文字はセルの値ではないので、集計にも CSV にも入りません。",
      en: "Words in shapes are in no cell: no total and no CSV file has them."),
    condition: Message(
      ja: "記入した範囲の上に、文字の入った図形・テキストボックスがある。"
        + "様式にもある図形、セルの値を写す図形、チェックボックスの見出しは対象外。",
      en: "A shape or text box with words lies over the used range. Not what the form draws too, "
        + "what shows a cell's value, nor captions of check boxes."),
    remedy: Message(ja: "文字をセルに書き、図形を消してください。", en: "Write the words into a cell."),
    source: "FIL-004（ファイル）",
    scope: .file,
    examples: [
      Example(
        "テキストボックスの注", "a note in a text box",
        grid: "↓加入率|%|60|70|75|A|-|内容|①",
        file: ExampleFile("様式.xlsx") { $0.sheets[0].drawings = [shape("※速報値")] }),
      Example(
        "文字のない図形とセルを写す図形", "shapes without words, or with a cell's",
        grid: "加入率|%|60|70|75|A|-|内容|①",
        file: ExampleFile("様式.xlsx") { book in
          var linked = shape("75")
          linked.linkedCell = "$E$2"
          book.sheets[0].drawings = [shape(" "), linked]
        }),
    ],
    checkFile: TextInShape.check)

  @Sendable private static func shape(_ text: String) -> DrawnObject {
    let corner = CellReference(row: 1, column: 0)
    return DrawnObject(
      kind: .textBox, name: "テキスト 1", text: text,
      anchor: .oneCell(from: Anchor.Corner(cell: corner), width: 9, height: 9))
  }
}

private enum TextInShape {
  static func check(_ context: FileContext) -> [Finding] {
    let drawn = Set(
      (context.form?.template.formSheets ?? []).flatMap(\.drawnTexts)
        .map(Normalization.withoutSpaces))
    return context.book.sheets.enumerated().flatMap { index, sheet -> [Finding] in
      guard sheet.visibility == .visible, let used = sheet.extent else { return [] }
      return sheet.drawings.compactMap { shape in
        guard !shape.isHidden, shape.linkedCell == nil, !trimmed(shape.text).isEmpty,
          !drawn.contains(Normalization.withoutSpaces(shape.text)), let cells = shape.anchor?.cells,
          cells.overlaps(used)
        else { return nil }
        return finding(shape, cells, index, context)
      }
    }
  }

  private static func finding(
    _ shape: DrawnObject, _ cells: CellRange, _ index: Int, _ context: FileContext
  ) -> Finding {
    let text = Wording.line(shape.text)
    return context.finding(
      at: cells.first, inSheet: index,
      Message(
        ja: "図形の中に文字「\(text)」があります", en: "A shape holds the words \"\(text)\""),
      detail: [
        .written(
          ja: "\(shape.name.isEmpty ? "図形" : shape.name)（\(cells)）",
          en: "\(shape.name.isEmpty ? "shape" : shape.name) (\(cells))"),
        .remedy(ja: "必要なら文字をセルに書く", en: "write the words into a cell where they matter"),
      ],
      evidence: [Evidence("text", text), Evidence("cells", "\(cells)")],
      related: [context.book.location(cells.last, inSheet: index)].filter { $0.cell != cells.first }
    )
  }
}
