import Grid
import Notation

/// A sheet looked at by rows and columns: every place tells the cell that covers it.
struct DraftGrid {
  let sheet: Sheet
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>
  private let texts: [CellReference: String]

  /// nil for an empty sheet.
  init?(_ sheet: Sheet) {
    guard var extent = sheet.extent else { return nil }
    for merge in sheet.merges where merge.overlaps(extent) {
      extent.last.column = max(extent.last.column, merge.last.column)
      extent.last.row = max(extent.last.row, merge.last.row)
    }
    self.sheet = sheet
    rows = extent.rows
    columns = extent.columns
    var texts: [CellReference: String] = [:]
    for cell in sheet.cells {
      let text = cell.shown
      if !text.allSatisfy(\.isWhitespace) { texts[cell.reference] = text }
    }
    self.texts = texts
  }

  func region(_ row: Int, _ column: Int) -> CellRange {
    let place = CellReference(row: row, column: column)
    return sheet.merge(containing: place) ?? CellRange(place, place)
  }

  /// The text that covers a place, empty where none does.
  func text(_ row: Int, _ column: Int) -> String { texts[region(row, column).first] ?? "" }

  /// The text that begins at a place.
  func own(_ row: Int, _ column: Int) -> String { texts[CellReference(row: row, column: column)] ?? "" }

  /// The columns where cells with text begin in a row.
  func filled(_ row: Int) -> [Int] { columns.filter { !own(row, $0).isEmpty } }

  func isBlank(_ row: Int, _ columns: ClosedRange<Int>) -> Bool {
    columns.allSatisfy { text(row, $0).isEmpty }
  }

  func cell(_ row: Int, _ column: Int) -> Cell? { sheet[region(row, column).first] }

  /// A value as people write them: a number with or without a unit, or a mark for none.
  func isValue(_ row: Int, _ column: Int) -> Bool {
    guard let cell = cell(row, column) else { return false }
    if case .number = cell.value { return true }
    let text = cell.shown
    return NumberText.parse(text) != nil || MissingMark.parse(text) != nil
  }
}

/// Fiscal years of headings, also where the era is left out (「4年度」, 「30年度」).
struct YearReading {
  /// Years that the book states in full.
  private let stated: [Int]

  init(_ book: Book) {
    var years: [Int] = []
    for sheet in book.sheets {
      for cell in sheet.cells {
        guard case .text(let text) = cell.value, text.utf8.count <= 200 else { continue }
        years += Period.find(in: text).compactMap(\.0.fiscalYear)
      }
    }
    stated = years.sorted()
  }

  struct Reading: Hashable {
    var year: Int
    /// The period is written in full, so that another edition's heading tells its own.
    var isFull: Bool
  }

  /// The year a heading names; nil where it names none, or a span of several.
  func year(_ text: String) -> Reading? {
    guard text.utf8.count <= 60 else { return nil }
    if let whole = Period.parse(text)?.fiscalYear { return Reading(year: whole, isFull: true) }
    let found = Period.find(in: text)
    let full = Set(found.compactMap(\.0.fiscalYear))
    if full.count == 1, let year = full.first { return Reading(year: year, isFull: true) }
    guard full.isEmpty, found.count == 1, case .text(let words) = found[0].0.kind,
      words.hasSuffix("年度"), let number = Int(words.dropLast(2))
    else { return firstYear(text) }
    return Reading(year: nearest(number), isFull: false)
  }

  /// 「元年度」
  private func firstYear(_ text: String) -> Reading? {
    HeadingMeaning.key(text).hasPrefix("元年度") ? Reading(year: nearest(1), isFull: false) : nil
  }

  /// Of 令和 and 平成 the one nearer to the years the book states; without any, what is more likely
  /// for the number.
  private func nearest(_ number: Int) -> Int {
    let candidates = [Era.reiwa, .heisei].filter { $0.lastYear.map { number <= $0 } ?? true }
      .map { $0.year(number) }
    guard !stated.isEmpty else { return number > 20 ? candidates.last ?? 0 : candidates[0] }
    let middle = stated[stated.count / 2]
    return candidates.min { abs($0 - middle) < abs($1 - middle) } ?? candidates[0]
  }
}
