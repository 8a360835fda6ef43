import Forms
import Grid
import Notation

extension Rule {
  /// Something written where the form has no place.
  static let textOutsideForm = Rule(
    id: "LAY-008",
    title: Message(ja: "様式外の記入", en: "Something written outside the form"),
    severity: .warning,
    why: Message(
      ja: "欄の外に書かれたことは集計にも公表資料にも入りません。",
      en: "What stands outside the form's places is neither gathered nor published."),
    condition: Message(
      ja: "様式のどの欄でも見出しでもないセルに文字がある（隣り合うセルは1件）。"
        + "表のすぐ下の出典・注記は数えない。様式と合わないシート、複製されたシートもこの検査で知らせる"
        + "（様式の見出しのないメモなどのシートは情報）。",
      en:
        "Cells hold text that are no place and no heading of the form; neighbours are one finding. "
        + "Sources and notes right below a table do not count. Sheets that are not the form's, and "
        + "copies of sheets, are told here too (as information where a sheet has none of the form's headings)."
    ),
    remedy: Message(
      ja: "必要な内容は様式の欄に書き、残りは消してください。",
      en: "Move what matters into a place of the form and delete the rest."),
    source: "LAY-008（様式）",
    scope: .cell,
    examples: [
      Example(
        "欄外のメモ", "a memo in the margin", layout: .slots,
        grid: "加入率|%|70|65|順調||↓要確認\n総括|おおむね順調"),
      Example(
        "横に作った表", "a second table beside the form", layout: .slots,
        grid: "加入率|%|70|65|順調||↓参考|R3\n総括|おおむね順調|||||相談|120"),
      Example(
        "表のすぐ下の出典", "a source right below a table", layout: .slots,
        grid: "加入率|%|70|65|順調\n出典：市民意識調査\n\n\n総括|おおむね順調"),
      Example(
        "欄の中だけ", "inside the form only", layout: .slots,
        grid: "加入率|%|70|65|順調\n総括|おおむね順調"),
    ],
    check: { TextOutsideForm.check($0) + StraySheets.check($0) })
}

private enum TextOutsideForm {
  static func check(_ context: RuleContext) -> [Finding] {
    let calculated = Set(
      context.form.alignment.sheets.flatMap(\.calculatedPlaces).map(Place.init))
    let linked = linkedCells(context.book)
    // LAY-001 says that their years are missing.
    let headings = Set(
      context.form.alignment.sheets.flatMap(\.missingHeadings).compactMap(\.withoutYear)
        .map(Place.init))
    let others = calculated.union(linked).union(headings)
    let uncovered = context.form.uncovered.filter {
      // FIL-006 tells of records that are too long.
      !others.contains(Place($0)) && context.book.text?.isSurplus($0.cell) != true
        && !isNote($0, context)
    }
    return blocks(uncovered).map { finding($0, context) }
  }

  /// The cells in which check boxes and lists keep what was chosen.
  private static func linkedCells(_ book: Book) -> Set<Place> {
    var found: Set<Place> = []
    for (number, sheet) in book.sheets.enumerated() {
      for area in sheet.controls.compactMap({ $0.linkedCell.flatMap { AreaReference($0) } }) {
        let index = area.sheet.map { name in book.sheets.firstIndex { $0.name == name } } ?? number
        guard let index else { continue }
        found.insert(
          Place(
            Location(
              sheetIndex: index, sheet: book.sheets[index].name, cell: area.range.first)))
      }
    }
    return found
  }

  /// Sources and remarks belong to the table they stand under.
  private static func isNote(_ location: Location, _ context: RuleContext) -> Bool {
    let sheet = context.book.sheets[location.sheetIndex]
    let text = Normalization.n2(sheet[location.cell]?.shown ?? "").filter { !$0.isWhitespace }
    let words = ["出典", "資料", "注", "(注", "※", "*", "備考"]
    guard words.contains(where: text.hasPrefix) else { return false }
    let outside = Set(context.form.uncovered.map(Place.init))
    // Up to two rows further up there must be a row of the form, and this column be the form's.
    let rows = max(0, location.cell.row - 2)...max(0, location.cell.row - 1)
    let above = sheet.cells(inRows: rows).map(\.reference).filter { cell in
      var place = Place(location)
      place.cell = cell
      return !outside.contains(place)
    }
    // A column whose cells are merged over many rows has none of its own in the last ones.
    let merged = sheet.merges.filter { rows.contains($0.last.row) }.map(\.first.column)
    guard !above.isEmpty, let left = (above.map(\.column) + merged).min() else { return false }
    let right = above.map { sheet.merge(startingAt: $0)?.last.column ?? $0.column }.max() ?? left
    return (left...right).contains(location.cell.column)
  }

  /// Cells that touch each other, in reading order.
  private static func blocks(_ locations: [Location]) -> [[Location]] {
    var open = Set(locations.map(Place.init))
    var blocks: [[Location]] = []
    for location in locations where open.remove(Place(location)) != nil {
      var block = [location]
      var next = 0
      while next < block.count {
        let cell = block[next].cell
        for row in (cell.row - 1)...(cell.row + 1) {
          for column in (cell.column - 1)...(cell.column + 1) {
            var neighbour = location
            neighbour.cell = CellReference(row: row, column: column)
            if open.remove(Place(neighbour)) != nil { block.append(neighbour) }
          }
        }
        next += 1
      }
      blocks.append(block.sorted())
    }
    return blocks
  }

  private static func finding(_ block: [Location], _ context: RuleContext) -> Finding {
    let first = block[0]
    let text = Wording.line(context.cell(at: first)?.shown ?? "")
    let more = block.count - 1
    return context.finding(
      at: first, key: "outside", owner: text,
      Message(ja: "様式の欄の外に記入があります", en: "Something is written outside the form"),
      detail: [
        .written(
          ja: "「\(text)」" + (more > 0 ? " ほか\(more)セル" : ""),
          en: "\"\(text)\"" + (more > 0 ? " and \(more) more cells" : "")),
        .cause(
          ja: "メモの書き込み、別の表の貼り付け、欄からのはみ出し",
          en: "a memo, another table, or text that overflowed its place"),
        .remedy(
          ja: "必要なら様式の欄に移し、\(first.cell) からは消す",
          en: "move it into the form if it matters, and clear \(first.cell)"),
      ],
      evidence: [Evidence("value", text), Evidence("cells", "\(block.count)")],
      related: Array(block.dropFirst()))
  }
}

/// Whole sheets beside the form's own.
private enum StraySheets {
  static func check(_ context: RuleContext) -> [Finding] {
    unread(context) + duplicates(context)
  }

  private static func unread(_ context: RuleContext) -> [Finding] {
    context.book.sheets.enumerated().compactMap { index, sheet in
      // Hidden sheets feed drop-downs.
      guard sheet.visibility == .visible, context.form.unreadSheets.contains(sheet.name),
        let first = sheet.cells.first(where: { !$0.shown.isBlank })
      else { return nil }
      let place = Location(sheetIndex: index, sheet: sheet.name, cell: first.reference)
      return context.finding(
        at: place, key: "sheet", owner: sheet.name,
        severity: isOfForm(sheet, context) ? nil : .info,
        Message(
          ja: "様式にないシート「\(sheet.name)」があります",
          en: "The sheet \"\(sheet.name)\" is not the form's"),
        detail: [
          .cause(
            ja: "シートを足した、または見出しが大きく変わって様式と合わない",
            en: "a sheet was added, or its headings have changed too much"),
          .remedy(
            ja: "様式の内容なら見出しを戻す。そうでなければシートを削除する（このシートは検査していません）",
            en: "restore its headings if it is the form, else delete it (it was not checked)"),
        ],
        evidence: [Evidence("sheet", sheet.name)])
    }
  }

  /// Has headings of the form, so that it may be one of its sheets altered beyond recognition.
  private static func isOfForm(_ sheet: Sheet, _ context: RuleContext) -> Bool {
    let headings = Set(
      context.form.template.formSheets.flatMap(\.sheet.cells).map {
        Normalization.withoutSpaces($0.shown)
      })
    let found = Set(sheet.cells.map { Normalization.withoutSpaces($0.shown) })
    return found.filter { !$0.isEmpty && headings.contains($0) }.count >= fewestHeadings
  }

  private static let fewestHeadings = 3

  /// A sheet read by the same form sheet as an earlier one that holds the very same.
  private static func duplicates(_ context: RuleContext) -> [Finding] {
    let sheets = context.form.alignment.sheets
    let alike = Dictionary(grouping: sheets, by: \.formSheet).filter { $0.value.count > 1 }
    let texts = Dictionary(
      alike.values.joined().map { ($0.sheetIndex, Self.texts($0.sheetIndex, context)) },
      uniquingKeysWith: { first, _ in first })
    return sheets.enumerated().compactMap { number, sheet in
      guard let cells = texts[sheet.sheetIndex], isFilled(sheet.sheetIndex, context)
      else { return nil }
      let earlier = sheets[..<number].first { other in
        other.formSheet == sheet.formSheet
          && texts[other.sheetIndex].map { isCopy(sheet, cells, of: other, $0) } ?? false
      }
      guard let earlier, let first = context.book.sheets[sheet.sheetIndex].cells.first
      else { return nil }
      let place = Location(
        sheetIndex: sheet.sheetIndex, sheet: sheet.sheet, cell: first.reference)
      return context.finding(
        at: place, key: "copy", owner: sheet.sheet,
        Message(
          ja: "シート「\(earlier.sheet)」の複製があります", en: "A copy of the sheet \"\(earlier.sheet)\""),
        detail: [
          .written(
            ja: "シート「\(sheet.sheet)」の内容は「\(earlier.sheet)」と同じ",
            en: "\"\(sheet.sheet)\" holds the same as \"\(earlier.sheet)\""),
          .cause(ja: "シートのコピー", en: "the sheet was copied"),
          .remedy(
            ja: "要らないほうのシートを削除する（残すと値が二重に集計されます）",
            en: "delete the one not needed; both would be counted"),
        ],
        evidence: [Evidence("sheet", sheet.sheet), Evidence("original", earlier.sheet)],
        related: [
          Location(sheetIndex: earlier.sheetIndex, sheet: earlier.sheet, cell: first.reference)
        ])
    }
  }

  private static func isCopy(
    _ sheet: SheetComparison, _ cells: Set<TextKey>, of other: SheetComparison,
    _ others: Set<TextKey>
  ) -> Bool {
    if cells == others { return true }
    // What Excel calls a copy may have been worked on since.
    return sheet.sheet.hasPrefix(other.sheet) && sheet.sheet.hasSuffix(")")
      && cells.count { others.contains($0) } * 10 >= others.count * 9
  }

  private static func texts(_ index: Int, _ context: RuleContext) -> Set<TextKey> {
    Set(
      context.book.sheets[index].cells.filter { !$0.shown.isEmpty }
        .map { TextKey("\($0.reference) \($0.shown)") })
  }

  /// Blank forms are alike, and may be.
  private static func isFilled(_ index: Int, _ context: RuleContext) -> Bool {
    context.form.allRecords.contains { record in
      record.sheetIndex == index && !record.indicators.isEmpty
    }
  }
}
