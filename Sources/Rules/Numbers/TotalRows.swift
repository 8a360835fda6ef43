import Forms
import Grid
import Notation

/// Rows that are called a total, below the rows they add up (NUM-020).
///
/// Nothing in a form says of such a row what it adds. So a column is held against its rows only where
/// another column of the same total shows how the sum is made.
struct TotalRows {
  /// A total that is off, with the rows of its column that make it.
  struct Deviation {
    var total: Field
    var parts: [Field]
    var expected: ExactDecimal
    var off: ExactDecimal
  }

  private enum Kind {
    case part, subtotal, total

    init(_ label: String) {
      let bare = Normalization.n2(label).prefix { $0 != "(" }.filter { !$0.isWhitespace }
      switch bare {
      case "小計": self = .subtotal
      case "計", "合計", "総計", "総額", "総合計", "総事業費", "総コスト", "総費用", "総経費", "トータルコスト":
        self = .total
      default:
        // 事業費計, 効果額の合計; 累計 and 会計 are no totals of rows.
        let isTotal =
          bare.hasSuffix("合計") || bare.hasSuffix("費計") || bare.hasSuffix("額計")
          || bare.hasSuffix("入計") || bare.hasSuffix("出計")
        self = isTotal ? .total : .part
      }
    }
  }

  /// Whether a label calls its row a total.
  static func isTotal(_ label: String) -> Bool { Kind(label) != .part }

  private struct Entry {
    var field: Field
    var kind: Kind
    var label: String

    /// Where the money comes from.
    var isSource: Bool {
      [
        "国庫支出", "国支出", "県支出", "都支出", "道支出", "府支出", "国・県", "国県支出", "地方債", "市債", "町債", "起債", "一般財源",
        "その他", "特定財源",
      ]
      .contains(where: Normalization.n2(label).contains)
    }
  }

  private struct Column: Hashable {
    var sheet: Int
    var column: Int
  }

  /// By column, from the top.
  private let columns: [Column: [Entry]]

  init(_ form: Form, _ book: Book) {
    var columns: [Column: [Entry]] = [:]
    func add(_ field: Field, label: String) {
      guard field.location.range == nil else { return }
      let column = Column(sheet: field.location.sheetIndex, column: field.location.cell.column)
      columns[column, default: []].append(Entry(field: field, kind: Kind(label), label: label))
    }
    for record in form.allRecords {
      for indicator in record.indicators {
        for value in indicator.amounts where value.status != .blank {
          let field = Field(
            key: Wording.key(value), location: value.location, cell: value.cell, raw: value.raw,
            text: value.shown)
          add(field, label: indicator.shortName)
        }
      }
      for field in record.fields
      where field.number != nil && !field.filledDown && !Self.isRatio(field) {
        add(field, label: Self.label(field.location, book))
      }
    }
    self.columns = columns.mapValues { entries in
      entries.sorted { $0.field.location < $1.field.location }
    }
  }

  /// Rates and prices are not added up.
  private static func isRatio(_ field: Field) -> Bool {
    NumberText.parse(field.text)?.unit == "%"
      || ["率", "比", "単価", "当たり", "あたり", "割合", "平均"].contains(where: field.heading.contains)
  }

  /// The nearest words on the left of a cell.
  private static func label(_ place: Location, _ book: Book) -> String {
    guard book.sheets.indices.contains(place.sheetIndex) else { return "" }
    let row = book.sheets[place.sheetIndex].cells(inRow: place.cell.row)
    return row.last { cell in
      cell.reference.column < place.cell.column && NumberText.parse(cell.shown) == nil
        && cell.shown.contains(where: \.isLetter)
    }?.shown ?? ""
  }

  /// The totals that are off where the rest of their row adds up.
  func deviations() -> [Deviation] {
    var rows: [[Int]: [(fitting: Set<Int>, sums: [(parts: [Field], sum: ExactDecimal)], Field)]] =
      [:]
    for (column, entries) in columns {
      for (index, entry) in entries.enumerated() where entry.kind != .part {
        guard let total = entry.field.number, let sums = sums(entries, before: index) else {
          continue
        }
        let fitting = sums.indices.filter { Self.difference(total, sums[$0].sum) == nil }
        rows[[column.sheet, entry.field.location.cell.row], default: []]
          .append((Set(fitting), sums, entry.field))
      }
      for (total, parts) in Self.funded(entries) {
        let numbers = parts.compactMap(\.number)
        guard let number = total.number, numbers.count == parts.count else { continue }
        let sum = numbers.reduce(.zero, +)
        let fitting: Set<Int> = Self.difference(number, sum) == nil ? [0] : []
        rows[[column.sheet, total.location.cell.row], default: []]
          .append((fitting, [(parts, sum)], total))
      }
    }
    return rows.values.flatMap { cells -> [Deviation] in
      // The way of adding that most cells of the row follow.
      let ways = cells.flatMap(\.fitting)
      guard
        let way = Set(ways).max(by: { one, other in
          (ways.count { $0 == one }, other) < (ways.count { $0 == other }, one)
        }), ways.count(where: { $0 == way }) * 2 >= cells.count
      else { return [] }
      return cells.compactMap { cell in
        guard cell.fitting.isEmpty, let total = cell.2.number, cell.sums.indices.contains(way),
          let off = Self.difference(total, cell.sums[way].sum)
        else { return nil }
        return Deviation(
          total: cell.2, parts: cell.sums[way].parts, expected: cell.sums[way].sum, off: off)
      }
    }.sorted { $0.total.location < $1.total.location }
  }

  /// 事業費 with what it is paid from in the rows right below.
  private static func funded(_ entries: [Entry]) -> [(total: Field, parts: [Field])] {
    entries.indices.compactMap { index in
      let total = entries[index]
      guard total.kind == .part, !total.isSource,
        ["事業費", "決算額", "予算額"].contains(where: total.label.contains)
      else { return nil }
      let parts = entries[(index + 1)...].prefix(while: \.isSource)
        .filter { MissingMark.parse($0.field.raw) == nil }
      guard parts.count > 1, parts.contains(where: { $0.label.contains("一般財源") }) else {
        return nil
      }
      return (total.field, parts.map(\.field))
    }
  }

  /// What a total may add: the rows since the last total, all rows above, or the subtotals above.
  /// Nil where a row of them cannot be read.
  private func sums(
    _ entries: [Entry], before index: Int
  ) -> [(parts: [Field], sum: ExactDecimal)]? {
    var run: [Entry] = []
    var row = entries[index].field.location.cell.row
    for entry in entries[..<index].reversed() {
      // The rows of one table lie close together.
      guard row - entry.field.location.cell.row <= 2 else { break }
      row = entry.field.location.cell.row
      run.insert(entry, at: 0)
    }
    let lastTotal = run.lastIndex { $0.kind != .part }.map { $0 + 1 } ?? 0
    let ways: [[Entry]] = [
      Array(run[lastTotal...]), run.filter { $0.kind == .part },
      run.filter { $0.kind == .subtotal },
    ]
    return ways.compactMapAll { way in
      let filled = way.filter { MissingMark.parse($0.field.raw) == nil }
      let numbers = filled.compactMap(\.field.number)
      guard numbers.count == filled.count else { return nil }
      return (filled.map(\.field), numbers.reduce(.zero, +))
    }
  }

  /// How far off, nil within one of the last digit shown.
  static func difference(_ total: ExactDecimal, _ expected: ExactDecimal) -> ExactDecimal? {
    let off = total - expected
    return (off < .zero ? -off : off) > ExactDecimal(units: 1, scale: total.scale) ? off : nil
  }
}

extension Array {
  /// All results, nil where one is missing.
  fileprivate func compactMapAll<Result>(_ transform: (Element) -> Result?) -> [Result]? {
    let results = compactMap(transform)
    return results.count == count ? results : nil
  }
}
