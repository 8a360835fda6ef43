import Grid
import Notation

/// A sheet looked at by rows and columns: every place tells the cell that covers it.
struct DraftGrid {
  let sheet: Sheet
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>
  private let texts: [CellReference: String]
  private let formats: CellFormats
  /// The columns where cells with text begin, by row.
  private let columnsByRow: [Int: [Int]]

  /// How far a merge may reach beyond the texts; further it is no part of a form.
  private static let mostBeyond = 256
  /// Places of the largest sheet that is looked at: a stray text in the last cell is no form.
  private static let mostPlaces = 4_000_000

  /// nil for a sheet without texts, and for one beyond all forms.
  init?(_ sheet: Sheet, formats: CellFormats = CellFormats()) {
    var texts: [CellReference: String] = [:]
    for cell in sheet.cells {
      let text = cell.shown
      if !text.isBlank { texts[cell.reference] = text }
    }
    guard var extent = Self.extent(texts.keys) else { return nil }
    let limit = CellReference(
      row: extent.last.row + Self.mostBeyond, column: extent.last.column + Self.mostBeyond)
    for merge in sheet.merges where merge.overlaps(extent) {
      extent.last.column = max(extent.last.column, min(merge.last.column, limit.column))
      extent.last.row = max(extent.last.row, min(merge.last.row, limit.row))
    }
    guard extent.rows.count * extent.columns.count <= Self.mostPlaces else { return nil }
    self.sheet = sheet
    self.formats = formats
    self.texts = texts
    rows = extent.rows
    columns = extent.columns
    columnsByRow = Dictionary(grouping: texts.keys, by: \.row)
      .mapValues { $0.map(\.column).sorted() }
  }

  private static func extent(_ places: some Sequence<CellReference>) -> CellRange? {
    places.reduce(nil) { found, place in
      guard let found else { return CellRange(place, place) }
      return CellRange(
        CellReference(
          row: min(found.first.row, place.row), column: min(found.first.column, place.column)),
        CellReference(
          row: max(found.last.row, place.row), column: max(found.last.column, place.column)))
    }
  }

  func region(_ row: Int, _ column: Int) -> CellRange {
    let place = CellReference(row: row, column: column)
    return sheet.merge(containing: place) ?? CellRange(place, place)
  }

  /// The text that covers a place, empty where none does.
  func text(_ row: Int, _ column: Int) -> String { texts[region(row, column).first] ?? "" }

  /// The text that begins at a place.
  func own(_ row: Int, _ column: Int) -> String {
    texts[CellReference(row: row, column: column)] ?? ""
  }

  /// The columns where cells with text begin in a row.
  func filled(_ row: Int) -> [Int] { columnsByRow[row] ?? [] }

  /// The colour behind a place, nil where there is none.
  func colour(_ row: Int, _ column: Int) -> RGB? {
    guard let fill = cell(row, column).map({ formats[$0.style].fill }), !fill.isEmpty else {
      return nil
    }
    return fill.foreground
  }

  func isBlank(_ row: Int, _ columns: ClosedRange<Int>) -> Bool {
    columns.allSatisfy { text(row, $0).isEmpty }
  }

  func cell(_ row: Int, _ column: Int) -> Cell? { sheet[region(row, column).first] }

  /// A value as people write them: a number with or without a unit, or a mark for none.
  func isValue(_ row: Int, _ column: Int) -> Bool {
    guard let cell = cell(row, column) else { return false }
    if case .number = cell.value { return true }
    return Self.isValue(cell.shown)
  }

  func isNumber(_ row: Int, _ column: Int) -> Bool {
    if case .number? = cell(row, column)?.value { true } else { false }
  }

  /// □拡充 ■継続
  static func hasBox(_ text: String) -> Bool { text.contains(where: isBox) }

  static func isBox(_ character: Character) -> Bool { "■□☑☐".contains(character) }

  static func isValue(_ text: String) -> Bool {
    guard let number = NumberText.parse(text) else { return MissingMark.parse(text) != nil }
    // 「３　事業費」 is a heading with its number.
    guard let unit = number.unit, Units.lookup(unit) == nil else { return true }
    return !text.trimmingSpaces.contains(where: \.isWhitespace)
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
    /// The heading says the year itself, so that another edition's heading tells its own.
    var isFull: Bool
  }

  /// The year a heading names; nil where it names none, or a span of several.
  func year(_ text: String, longest: Int = 60) -> Reading? {
    guard text.utf8.count <= longest else { return nil }
    if let whole = Period.parse(text) {
      // The day on which a form was filled in heads no column.
      if case .date = whole.kind { return nil }
      if let year = whole.nominalYear { return Reading(year: year, isFull: true) }
    }
    let found = Period.find(in: text)
    guard !found.contains(where: { if case .date = $0.0.kind { true } else { false } })
    else { return nil }
    let full = Set(found.compactMap(\.0.nominalYear))
    if full.count == 1, let year = full.first { return Reading(year: year, isFull: true) }
    if found.isEmpty { return plainYear(text).map { Reading(year: $0, isFull: false) } }
    guard full.isEmpty, found.count == 1, found[0].0.omitsEra,
      case .text(let words) = found[0].0.kind
    else { return nil }
    return Reading(year: nearest(Int(words.dropLast(2)) ?? 1), isFull: true)
  }

  /// The year of a column's heading that may also name the day that its values are of: 「R5.3.31現在」.
  func year(ofColumn heading: String) -> Reading? {
    if let year = year(heading) { return year }
    guard heading.utf8.count <= 60,
      ["現在", "時点"].contains(where: heading.contains) || HeadingMeaning.of(heading)?.role != nil
    else { return nil }
    let found = Period.find(in: heading).compactMap(\.0.fiscalYear)
    return found.count == 1 ? Reading(year: found[0], isFull: false) : nil
  }

  /// 「目標値（2025）」: the only number, in brackets or, as a year that the book states, in a line of its
  /// own, behind what it is for.
  private func plainYear(_ text: String) -> Int? {
    let parts = text.split { $0.isNewline || "（）()".contains($0) }.map {
      Normalization.n2(String($0))
    }
    guard parts.count == 2, HeadingMeaning.of(text)?.role != nil, parts[1].utf8.count == 4,
      let year = Int(parts[1]), (1990...2100).contains(year),
      text.contains(where: { "）)".contains($0) }) || stated.contains(year)
    else { return nil }
    return year
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
