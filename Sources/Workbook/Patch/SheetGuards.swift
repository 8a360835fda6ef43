import Grid

/// The places of a sheet whose cells cannot be changed one by one, each with its reason.
struct SheetGuards {
  private var areas: [(range: CellRange, refusal: Refusal)] = []
  /// Only their first cell may hold something.
  private var merges: [CellRange] = []
  private let part: String

  init(_ map: WorksheetMap, in package: PackageEdit) throws(WorkbookError) {
    let markup = map.markup
    part = markup.part
    for block in map.blocks where block.kind == .dataTable || block.range.first != block.range.last
    {
      areas.append((block.range, block.kind == .array ? .arrayFormula : .dataTable))
    }
    for (tag, _) in map.tail where markup.isNamed(tag, "mergeCells") {
      merges += try markup.children(of: tag).compactMap { child in
        markup.range(of: child.tag)
      }
    }
    for link in try package.relationships(of: part).all {
      guard let path = link.target, package.has(path) else { continue }
      switch link.type {
      case "pivotTable":
        if let range = try Self.pivotArea(package.text(path).markup) {
          areas.append((range, .pivotTable))
        }
      case "table":
        if let range = try Self.headings(package.text(path).markup) {
          areas.append((range, .tableHeading))
        }
      default: break
      }
    }
  }

  /// Source: ECMA-376 Part 1, 18.10.1.49 (location).
  private static func pivotArea(_ markup: Markup) throws(WorkbookError) -> CellRange? {
    for (tag, _) in try markup.children(of: markup.root()) where markup.isNamed(tag, "location") {
      return markup.range(of: tag)
    }
    return nil
  }

  /// The cells whose texts a table repeats as the names of its columns.
  ///
  /// Source: ECMA-376 Part 1, 18.5.1.2 (table, headerRowCount).
  private static func headings(_ markup: Markup) throws(WorkbookError) -> CellRange? {
    let root = try markup.root()
    guard markup.number("headerRowCount", of: root) ?? 1 > 0,
      let range = markup.range(of: root)
    else { return nil }
    return CellRange(
      range.first, CellReference(row: range.first.row, column: range.last.column))
  }

  /// - Throws: `.unsupportedEdit` where the cell's content is not its own.
  func check(_ change: WorksheetPatch.Change) throws(WorkbookError) {
    guard let content = change.content else { return }
    if case .result = content { return }
    let place = change.reference
    let refusal = areas.first { $0.range.contains(place) }?.refusal
    if let refusal {
      throw WorkbookError(.unsupportedEdit(refusal), part: part, cell: place.description)
    }
    // Emptying what a merge hides harms nobody.
    if !content.isBlank { try check(place) }
  }

  /// - Throws: `.unsupportedEdit` where a merge hides the cell.
  func check(_ place: CellReference) throws(WorkbookError) {
    guard merges.contains(where: { $0.first != place && $0.contains(place) }) else { return }
    throw WorkbookError(.unsupportedEdit(.mergedCell), part: part, cell: place.description)
  }
}

extension Refusal {
  static let arrayFormula = Refusal(
    "array formula",
    ja: "配列数式の一部です。Excel で数式の範囲全体を選んで直してください。",
    en: "The cell is part of an array formula. Correct the whole range of the formula in Excel.")
  static let dataTable = Refusal(
    "data table",
    ja: "データテーブル（What-If 分析）の結果です。入力のセルか、Excel で表全体を直してください。",
    en: "The cell is a result of a what-if data table. Change its input cells instead.")
  static let pivotTable = Refusal(
    "pivot table",
    ja: "ピボットテーブルの中のセルです。元のデータを直し、Excel で更新してください。",
    en: "The cell lies in a pivot table. Correct its source and refresh it in Excel.")
  static let tableHeading = Refusal(
    "table heading",
    ja: "テーブルの見出しです。数式が列名で参照するため、Excel で直してください。",
    en: "The cell is a table's heading, which formulas refer to by name. Rename it in Excel.")
  static let mergedCell = Refusal(
    "merged cell",
    ja: "結合セルの左上ではないため、書いても見えません。左上のセルに書いてください。",
    en: "The cell is hidden by a merge. Write to the merge's top left cell.")
}
