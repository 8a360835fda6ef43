import Grid

/// What of a workbook does not come along into another kind of file, counted: nothing is lost without
/// a word.
struct ConversionLoss {
  private var parts: [(ja: String, en: String, count: Int)] = []

  /// - Parameters:
  ///   - book: what is converted.
  ///   - sheets: those of its sheets that are.
  ///   - isText: CSV, which holds nothing but what is shown.
  ///   - fillsMerges: merged cells all hold their value.
  init(_ book: Book, _ sheets: [Sheet], isText: Bool, fillsMerges: Bool) {
    func sum(_ count: (Sheet) -> Int) -> Int { sheets.reduce(0) { $0 + count($1) } }
    if isText {
      add("ほかのシート", "other sheets", book.sheets.count { $0.extent != nil } - sheets.count)
      add(
        "数式（値だけ書きます）", "formulas (their values are written)",
        sheets.reduce(0) { $0 + $1.cells.count { $0.formula != nil } })
      add("メモ", "notes", sheets.reduce(0) { $0 + $1.notes.count })
      if !fillsMerges { add("セルの結合", "merges", sheets.reduce(0) { $0 + $1.merges.count }) }
      add(
        "非表示の行・列", "hidden rows and columns", sum { $0.hiddenRows.count + $0.hiddenColumns.count })
    }
    add("コメント", "comments", sum { $0.threads.count })
    add("入力規則", "input rules", sum { $0.validations.count })
    add("条件付き書式", "conditional formats", sum { $0.conditionalFormats.count })
    add("図・グラフ", "drawings and charts", sum { $0.drawings.count })
    add("フォームの部品", "controls", sum { $0.controls.count })
    add("テーブル", "tables", sum { $0.tables.count })
    add("リンク", "links", sum { $0.hyperlinks.count })
    add("シートの保護", "sheet protection", sum { $0.protection == nil ? 0 : 1 })
    if !isText { add("名前の定義", "defined names", book.definedNames.count) }
    add("マクロ", "macros", book.hasMacros ? 1 : 0)
    if sheets.contains(where: { $0.cells.contains { $0.style != 0 } }) {
      parts.append(("色・罫線・字体", "colours, lines and fonts", 0))
    }
  }

  private mutating func add(_ ja: String, _ en: String, _ count: Int) {
    if count > 0 { parts.append((ja, en, count)) }
  }

  /// nil where everything comes along.
  var message: Message? {
    guard !parts.isEmpty else { return nil }
    func list(_ name: (_ part: (ja: String, en: String, count: Int)) -> String) -> [String] {
      parts.map { $0.count > 0 ? "\(name($0)) \($0.count)" : name($0) }
    }
    return Message(
      ja: "入らないもの: " + list(\.ja).joined(separator: "、") + "。元のブックも残してください。",
      en: "Not carried along: " + list(\.en).joined(separator: ", ") + ". Keep the original too.")
  }
}

extension Sheet {
  /// Every cell of a merge holds what its first one does.
  var withMergesFilled: Sheet {
    var filled: [Cell] = []
    for range in merges {
      guard let first = self[range.first], !first.value.isBlank, let extent else { continue }
      // A merge over whole columns is meant for the rows in use.
      let isVast = range.rows.count * range.columns.count > 100_000
      let used = isVast ? CellRange(range.first, max(range.first, extent.last)) : range
      for row in range.rows.clamped(to: used.rows) {
        for column in range.columns.clamped(to: used.columns)
        where CellReference(row: row, column: column) != range.first {
          var cell = first
          cell.reference = CellReference(row: row, column: column)
          cell.formula = nil
          filled.append(cell)
        }
      }
    }
    // What a merge hides gives way; the layout is not looked at any more.
    return Sheet(
      name: name, visibility: visibility, cells: cells + filled, hiddenRows: hiddenRows,
      hiddenColumns: hiddenColumns)
  }
}
