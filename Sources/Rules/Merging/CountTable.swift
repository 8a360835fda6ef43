import Forms
import Grid
import Notation

/// A table of counts as summaries are published: groups in rows, outcomes or grades in columns.
struct CountTable {
  enum Kind: Equatable {
    /// 達成, A, …: a part of the total.
    case part(String)
    case total
    /// 割合: of the part before it, or of the one it names.
    case share
    case unknown
  }

  struct Column {
    var place: Int
    var heading: String
    var kind: Kind
  }

  struct Row {
    var place: Int
    var label: String
    /// Whole numbers by column.
    var counts: [Int: Int]
    /// Percentages by column, as they are shown.
    var shares: [Int: ExactDecimal]
    var isTotal: Bool { CountTable.totalLabels.contains(Normalization.withoutSpaces(label)) }
    var isShare: Bool { counts.isEmpty && !shares.isEmpty }
  }

  var sheetIndex: Int
  var sheet: Sheet
  var columns: [Column]
  /// Rows that stand together; a heading between them begins the next.
  var blocks: [[Row]]

  var parts: [Column] {
    columns.filter { column in
      if case .part = column.kind { true } else { false }
    }
  }

  /// The columns whose sum the total is: those beside it, up to a heading that nobody knows.
  var sum: (total: Column, parts: [Column], isCertain: Bool)? {
    guard let middle = columns.firstIndex(where: { $0.kind == .total }) else { return nil }
    func run(_ places: some Sequence<Int>) -> (parts: [Column], isCertain: Bool) {
      var found: [Column] = []
      for place in places {
        switch columns[place].kind {
        case .part: found.append(columns[place])
        case .share: continue
        case .total: return (found, true)
        case .unknown: return (found, false)
        }
      }
      return (found, true)
    }
    let after = run((middle + 1)..<columns.endIndex)
    let before = run((0..<middle).reversed())
    let best = after.parts.count >= before.parts.count ? after : before
    guard best.parts.count > 1 else { return nil }
    return (columns[middle], best.parts, best.isCertain)
  }

  // MARK: words

  static let outcomes: Set<String> = [
    "達成", "未達成", "一部達成", "一部未達成", "全て達成", "全て未達成", "概ね達成", "おおむね達成", "目標達成",
    "目標未達成", "集計中", "未集計", "測定不可", "測定不能", "判定不能", "評価不能", "評価困難", "対象外", "順調", "概ね順調",
    "おおむね順調", "やや遅れ", "やや遅れている", "遅れ", "遅れている", "順調でない", "改善", "維持", "悪化", "横ばい", "完了",
    "中止", "未着手",
  ]
  private static let rest: Set<String> = ["その他", "未定", "該当なし", "記入なし", "未回答", "不明"]
  private static let grades: Set<String> = ["S", "A", "B", "C", "D", "E", "F"]
  private static let totals: Set<String> = [
    "計", "合計", "総計", "総数", "全体", "指標計", "指標数", "全指標数", "対象指標数", "指標の数", "件数", "全件数",
    "施策数", "事業数", "項目数",
  ]
  static let totalLabels: Set<String> = ["計", "合計", "総計", "全体", "総数", "合計・平均"]

  /// What a heading says without its unit: `達成数(件)` is 達成.
  private static func plain(_ text: String) -> String {
    var plain = Normalization.withoutSpaces(Normalization.n2(text))
    for end in ["(件)", "(指標)", "(項目)", "件数", "指標数", "の数", "数", "件", "評価", "ランク"]
    where plain.hasSuffix(end) && !totals.contains(plain) && plain.count > end.count {
      plain = String(plain.dropLast(end.count))
    }
    return plain
  }

  private static func kind(_ heading: String, graded: Bool) -> Kind {
    let word = plain(heading)
    if outcomes.contains(word) || rest.contains(word) || graded && grades.contains(word) {
      return .part(word)
    }
    if totals.contains(word) { return .total }
    let shares = ["割合", "構成比", "比率", "%"]
    // A mean of rates is a figure of its own, and follows from nothing in the table.
    if shares.contains(where: word.contains), !word.contains("平均"), !word.contains("達成率") {
      return .share
    }
    return .unknown
  }

  // MARK: finding them

  static func all(in book: Book) -> [CountTable] {
    book.sheets.enumerated().flatMap { index, sheet -> [CountTable] in
      guard sheet.visibility == .visible else { return [] }
      return headings(sheet).compactMap { CountTable(index, sheet, headingRow: $0) }
    }
  }

  /// Rows in which two outcomes or three grades stand as headings.
  private static func headings(_ sheet: Sheet) -> [Int] {
    var words: [Int: (outcomes: Set<String>, grades: Set<String>)] = [:]
    for cell in sheet.cells {
      guard case .text(let text) = cell.value, text.utf8.count <= 40 else { continue }
      let word = plain(text)
      if outcomes.contains(word) {
        words[cell.reference.row, default: ([], [])].outcomes.insert(word)
      }
      if grades.contains(word) { words[cell.reference.row, default: ([], [])].grades.insert(word) }
    }
    return words.filter { $0.value.outcomes.count > 1 || $0.value.grades.count > 2 }.keys.sorted()
  }

  private init?(_ index: Int, _ sheet: Sheet, headingRow: Int) {
    sheetIndex = index
    self.sheet = sheet
    let cells = sheet.cells(inRow: headingRow)
    let isGraded = Set(cells.map { Self.plain($0.shown) }).intersection(Self.grades).count > 2
    columns = cells.map { cell in
      Column(
        place: cell.reference.column, heading: trimmed(cell.shown),
        kind: Self.kind(cell.shown, graded: isGraded))
    }
    blocks = []
    let names = parts.map(\.heading)
    guard names.count > 1, Set(names).count == names.count,
      let first = columns.first(where: { $0.kind != .unknown })
    else { return nil }
    blocks = Self.blocks(sheet, from: headingRow + 1, columns, labelsBefore: first.place)
    guard !blocks.isEmpty else { return nil }
  }

  private static func blocks(
    _ sheet: Sheet, from start: Int, _ columns: [Column], labelsBefore first: Int
  ) -> [[Row]] {
    var blocks: [[Row]] = []
    var row = start
    var isOpen = false
    while true {
      let cells = sheet.cells(inRow: row)
      if cells.isEmpty { break }
      let label = cells.last { $0.reference.column < first && !$0.isBareNumber }
      let found = read(cells, columns)
      if found.counts.isEmpty, found.shares.isEmpty {
        isOpen = false
      } else {
        let row = Row(
          place: row, label: label.map { trimmed($0.shown) } ?? "", counts: found.counts,
          shares: found.shares)
        if isOpen { blocks[blocks.endIndex - 1].append(row) } else { blocks.append([row]) }
        isOpen = true
      }
      row += 1
    }
    return blocks
  }

  private static let units: Set<String> = ["", "件", "指標", "個", "項目", "施策", "事業"]

  private static func read(
    _ cells: ArraySlice<Cell>, _ columns: [Column]
  ) -> (counts: [Int: Int], shares: [Int: ExactDecimal]) {
    var counts: [Int: Int] = [:]
    var shares: [Int: ExactDecimal] = [:]
    for cell in cells {
      guard let column = columns.first(where: { $0.place == cell.reference.column }),
        column.kind != .unknown, let number = NumberText.parse(cell.shown)
      else { continue }
      let unit = Normalization.n2(number.unit ?? "")
      if unit == "%" || column.kind == .share {
        shares[column.place] = number.value
      } else if number.value.isInteger, units.contains(unit) {
        counts[column.place] = Int(number.value.rescaled(0).units)
      }
    }
    return (counts, shares)
  }
}
