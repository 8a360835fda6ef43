import Forms
import Grid

extension Rule {
  /// Values in hidden sheets, rows or columns.
  static let hiddenContent = Rule(
    id: "FIL-003",
    title: Message(ja: "非表示のシート・行・列に値", en: "Values that are hidden"),
    severity: .warning,
    why: Message(
      ja: "見えない値は誰も確かめられず、昨年度の数値や内部のメモがそのまま公表されることがあります。",
      en: "Nobody checks what nobody sees: last year's figures and notes get published that way."),
    condition: Message(
      ja: "非表示のシート・行・列に、空でないセルがある（続いた範囲ごとに1件）。"
        + "様式も非表示にしている所と、入力規則の選択肢だけを置いたシートは対象外。",
      en:
        "A hidden sheet, row or column holds a cell that is not empty: one finding per block. Not "
        + "what the form hides too, nor a sheet that only feeds drop-downs."),
    remedy: Message(
      ja: "再表示して中身を確かめ、要らなければ削除してください。",
      en: "Unhide it, look at it, and delete what is not needed."),
    source: "FIL-003（ファイル）",
    scope: .file,
    examples: [
      Example(
        "非表示の行", "hidden rows",
        grid: """
          加入率|%|60|70|75|A|-|内容|①
          ↓参加率|%|60|70|75|A|-|内容|①
          登録率|%|60|70|75|A|-|内容|①
          満足度|%|60|70|75|A|-|内容|①
          """,
        file: ExampleFile("様式.xlsx") { $0.sheets[0].hiddenRows = [2, 3] }),
      Example(
        "空の非表示行", "hidden rows without anything",
        grid: "加入率|%|60|70|75|A|-|内容|①",
        file: ExampleFile("様式.xlsx") { $0.sheets[0].hiddenRows = [7, 8] }),
      Example(
        "選択肢のシート", "a sheet of choices",
        grid: "加入率|%|60|70|75|A|-|内容|①",
        file: ExampleFile("様式.xlsx") { book in
          let cell = Cell(CellReference(row: 0, column: 0), .text("人"))
          book.sheets.append(Sheet(name: "リスト", visibility: .hidden, cells: [cell]))
          book.sheets[0].validations = [
            DataValidation(ranges: [], type: "list", formula: "リスト!$A$1:$A$9")
          ]
        }),
    ],
    checkFile: HiddenContent.check)
}

private enum HiddenContent {
  static func check(_ context: FileContext) -> [Finding] {
    guard !context.isPlainText else { return [] }
    let lists = listSheets(context.book)
    return context.book.sheets.enumerated().flatMap { index, sheet -> [Finding] in
      guard !sheet.cells.isEmpty else { return [] }
      if sheet.visibility != .visible {
        let known = context.form?.template.hiddenSheets.contains(sheet.name) ?? false
        guard !known, !lists.contains(sheet.name) else { return [] }
        return [hiddenSheet(sheet, index, context)]
      }
      return lanes(sheet, index, context)
    }
  }

  /// Sheets that drop-downs and controls take their choices from, or keep their state in.
  private static func listSheets(_ book: Book) -> Set<String> {
    var formulas: [String] = []
    for sheet in book.sheets {
      formulas += sheet.validations.filter { $0.type == "list" }.map(\.formula)
      formulas += sheet.controls.flatMap { [$0.listRange, $0.linkedCell] }.compactMap(\.self)
    }
    return Set(
      formulas.flatMap { formula -> [String] in
        let areas =
          AreaReference(formula).map { [$0] } ?? book.definedName(formula)?.areas
          // A list that depends on another choice: INDIRECT, OFFSET.
          ?? book.sheets.filter { formula.contains($0.name) }.map(\.name).compactMap {
            AreaReference("'\($0)'!A1")
          }
        return areas.compactMap(\.sheet)
      })
  }

  private static func lanes(_ sheet: Sheet, _ index: Int, _ context: FileContext) -> [Finding] {
    let forms = context.form?.template.formSheets ?? []
    let rows = blocks(sheet.hiddenRows.subtracting(forms.flatMap(\.hiddenRows)))
    let columns = blocks(sheet.hiddenColumns.subtracting(forms.flatMap(\.hiddenColumns)))
    let inRows = rows.compactMap { block in
      finding(
        sheet.cells(inRows: block).filter { !$0.value.isBlank }, index,
        Message(
          ja: "\(numbers(block))行目", en: "row\(block.count > 1 ? "s" : "") \(numbers(block))"),
        context)
    }
    let inColumns = columns.compactMap { block in
      let cells = sheet.cells.filter { cell in
        // What a hidden row holds has been told.
        block.contains(cell.reference.column) && !cell.value.isBlank
          && !sheet.hiddenRows.contains(cell.reference.row)
      }
      return finding(
        cells, index,
        Message(
          ja: "\(letters(block))列", en: "column\(block.count > 1 ? "s" : "") \(letters(block))"),
        context)
    }
    return inRows + inColumns
  }

  private static func finding(
    _ cells: [Cell], _ index: Int, _ block: Message, _ context: FileContext
  ) -> Finding? {
    guard let first = cells.first else { return nil }
    return context.finding(
      at: first.reference, inSheet: index,
      Message(ja: "非表示の\(block.ja)に値があります", en: "The hidden \(block.en) hold values"),
      detail: [
        .written(
          ja: "「\(Wording.line(first.shown))」など \(cells.count) セル",
          en: "\"\(Wording.line(first.shown))\" and so on, \(cells.count) cells"),
        .remedy(ja: "\(block.ja)を再表示して確かめる", en: "unhide \(block.en) and look"),
      ],
      evidence: [Evidence("hidden", block.en), Evidence("cells", "\(cells.count)")],
      related: cells.dropFirst().prefix(50).map {
        context.book.location($0.reference, inSheet: index)
      })
  }

  private static func hiddenSheet(
    _ sheet: Sheet, _ index: Int, _ context: FileContext
  ) -> Finding {
    let cells = sheet.cells.filter { !$0.value.isBlank }
    return context.finding(
      at: cells.first?.reference ?? CellReference(row: 0, column: 0), inSheet: index,
      Message(
        ja: "非表示のシート「\(sheet.name)」に値があります",
        en: "The hidden sheet \"\(sheet.name)\" holds values"),
      detail: [
        .written(ja: "\(cells.count) セル", en: "\(cells.count) cells"),
        .remedy(
          ja: "シート「\(sheet.name)」を再表示して確かめる", en: "unhide \"\(sheet.name)\" and look"),
      ],
      evidence: [Evidence("hidden", sheet.name), Evidence("cells", "\(cells.count)")])
  }

  /// Runs of neighbours.
  private static func blocks(_ lanes: Set<Int>) -> [ClosedRange<Int>] {
    var blocks: [ClosedRange<Int>] = []
    for lane in lanes.sorted() {
      if let last = blocks.last, last.upperBound + 1 == lane {
        blocks[blocks.count - 1] = last.lowerBound...lane
      } else {
        blocks.append(lane...lane)
      }
    }
    return blocks
  }

  private static func numbers(_ block: ClosedRange<Int>) -> String {
    block.count == 1
      ? "\(block.lowerBound + 1)" : "\(block.lowerBound + 1)–\(block.upperBound + 1)"
  }

  private static func letters(_ block: ClosedRange<Int>) -> String {
    let ends = [block.lowerBound, block.upperBound].map(CellReference.columnLetters)
    return block.count == 1 ? ends[0] : ends.joined(separator: "–")
  }
}
