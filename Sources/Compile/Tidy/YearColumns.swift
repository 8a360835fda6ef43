import Grid
import Notation
import Rules

/// Columns that differ only by the year in their headings, made into rows: a column for the year, and
/// one for each thing that is told by year.
///
/// Source: machine-readability.md, L3-09.
struct YearColumns {
  /// Columns of one thing, a year each.
  private struct Series {
    var name: String
    var columns: [Int]
    var years: [String]
  }

  private let columns: [TidyColumn]
  private let series: [Series]
  private let periods: [Period]

  /// Two may be a comparison; three are a table that grows sideways, as the check has it.
  private static let least = 3

  /// - Returns: nil where there are no such columns, or they do not fit together.
  init?(_ columns: [TidyColumn]) {
    var found: [Series] = []
    for (number, column) in columns.enumerated() {
      guard let (year, rest) = Self.parts(column.heading) else { continue }
      if let place = found.firstIndex(where: { $0.name == rest }) {
        found[place].columns.append(number)
        found[place].years.append(year)
      } else {
        found.append(Series(name: rest, columns: [number], years: [year]))
      }
    }
    found = found.filter { $0.columns.count >= Self.least }
    guard let years = found.first?.years, found.allSatisfy({ $0.years == years }) else {
      return nil
    }
    let periods = years.compactMap { Period.parse($0) }
    let isLong = Set(periods).count == years.count && periods.allSatisfy { $0.wholeYear != nil }
    self.columns = columns
    self.series = found
    self.periods = periods
    let kept = Set(kept.map { columns[$0].heading })
    guard isLong, kept.isDisjoint(with: [heading, heading + "(西暦)"]),
      kept.isDisjoint(with: found.map { Self.valueHeading($0.name) })
    else { return nil }
  }

  /// The first of the columns that become rows.
  var first: Int { series[0].columns[0] }
  var headings: [String] { series.flatMap { $0.columns.map { columns[$0].heading } } }

  /// Of the column that the years go to.
  var heading: String {
    periods.allSatisfy { if case .fiscalYear = $0.kind { true } else { false } }
      && series[0].years.contains { $0.contains("年度") } ? "年度" : "年"
  }

  private var kept: [Int] {
    let gone = Set(series.flatMap(\.columns))
    return columns.indices.filter { !gone.contains($0) }
  }

  func table(named name: String) -> ExportTable {
    let years = series[0].years
    let isJapanese = years.allSatisfy { TimeColumn.isJapaneseOnly($0) }
    let count = columns.first?.fields.count ?? 0
    let records = (0..<count).flatMap { row in
      years.indices.map { year -> [ExportField] in
        let western: [ExportField] =
          isJapanese
          ? [periods[year].wholeYear.map { .number(ExactDecimal($0)) } ?? .blank] : []
        return kept.map { columns[$0].fields[row] } + [.text(years[year])] + western
          + series.map { columns[$0.columns[year]].fields[row] }
      }
    }
    return ExportTable(
      name: name,
      headings: kept.map { columns[$0].heading } + [heading]
        + (isJapanese ? [heading + "(西暦)"] : [])
        + series.map { Self.valueHeading($0.name) },
      records: records)
  }

  /// The year of a heading as it is written, and what else it says.
  private static func parts(_ heading: String) -> (year: String, rest: String)? {
    if Period.parse(heading)?.wholeYear != nil { return (heading, "") }
    let found = Period.find(in: heading)
    guard found.count == 1, found[0].0.wholeYear != nil else { return nil }
    let bytes = Array(heading.utf8)
    let range = found[0].1
    let rest = bytes[..<range.lowerBound] + bytes[range.upperBound...]
    return (
      String(decoding: bytes[range], as: UTF8.self),
      trimmed(String(decoding: rest, as: UTF8.self), of: " 　_・／/-")
    )
  }

  private static func trimmed(_ text: String, of marks: String) -> String {
    var text = text[...]
    while let first = text.first, marks.contains(first) { text = text.dropFirst() }
    while let last = text.last, marks.contains(last) { text = text.dropLast() }
    return text == "()" || text == "（）" ? "" : String(text)
  }

  private static func valueHeading(_ name: String) -> String {
    name.isEmpty || name.hasPrefix("(") || name.hasPrefix("（") ? "値" + name : name
  }
}
