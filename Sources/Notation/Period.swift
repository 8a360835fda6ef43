/// When a value holds: a fiscal year, a calendar year, a month, a day, or words only.
///
/// Source: values.md 5; fiscal year n runs from 1 April n to 31 March n+1.
package struct Period: Hashable, Sendable, Codable {
  package enum Kind: Hashable, Sendable, Codable {
    case fiscalYear(Int)
    case calendarYear(Int)
    case yearMonth(Int, Int)
    case date(Int, Int, Int)
    /// A period without a year of its own (「24年度」) or of another kind (「令和4年産」).
    case text(String)
  }

  package var kind: Kind

  package init(_ kind: Kind) { self.kind = kind }

  package static func fiscal(_ year: Int) -> Period { Period(.fiscalYear(year)) }

  /// The fiscal year named, or the one a month or day lies in; nil for calendar years and words.
  package var fiscalYear: Int? {
    switch kind {
    case .fiscalYear(let year): year
    case .yearMonth(let year, let month), .date(let year, let month, _):
      month >= 4 ? year : year - 1
    case .calendarYear, .text: nil
    }
  }

  /// The fiscal or calendar year that it names or lies in, where a text does not tell them apart.
  package var nominalYear: Int? {
    if case .calendarYear(let year) = kind { year } else { fiscalYear }
  }

  /// The period as people write it: `令和4年度`, `2016年`, `2019年11月`.
  package var label: String {
    switch kind {
    case .fiscalYear(let year):
      if let (era, number) = Era.ofFiscalYear(year) {
        "\(era.rawValue)\(number == 1 ? "元" : String(number))年度"
      } else {
        "\(year)年度"
      }
    case .calendarYear(let year): "\(year)年"
    case .yearMonth(let year, let month): "\(year)年\(month)月"
    case .date(let year, let month, let day): "\(year)年\(month)月\(day)日"
    case .text(let text): text
    }
  }

  /// How a period stands in JSON: a fiscal year as a number, all else as text.
  package var json: PeriodJSON {
    if case .fiscalYear(let year) = kind { .number(year) } else { .text(label) }
  }

  /// Reads a text that is one period and nothing else (`H27`, `(R4)`, `令和4(2022)年度`, `2022`).
  package static func parse(_ text: String) -> Period? {
    var folded = FoldedText(text)
    var range = folded.trimmedRange
    if range.count > 2, folded.scalars[range.lowerBound] == "(",
      folded.scalars[range.upperBound - 1] == ")"
    {
      folded = FoldedText(folded.text(range.lowerBound + 1..<range.upperBound - 1))
      range = folded.trimmedRange
    }
    guard !range.isEmpty else { return nil }
    if range.count == 4, let year = PeriodScanner.bareYear(folded, range) { return .fiscal(year) }
    guard let hit = PeriodScanner(folded).period(at: range.lowerBound), hit.end == range.upperBound
    else { return nil }
    return hit.period
  }

  /// Every period of a running text with its UTF-8 range in it, left to right.
  package static func find(in text: String) -> [(Period, Range<Int>)] {
    let folded = FoldedText(text)
    return PeriodScanner(folded).all().map { ($0.period, folded.raw($0.start..<$0.end)) }
  }

  /// The text at N2, ① kept, with every period made 〈年〉, so that headings of two years are equal.
  package static func masked(_ text: String) -> String {
    let periods = find(in: text)
    guard !periods.isEmpty else { return Normalization.n2KeepingCircles(text) }
    var bytes: [UInt8] = []
    var last = 0
    let source = Array(text.utf8)
    for (_, range) in periods {
      bytes.append(contentsOf: source[last..<range.lowerBound])
      bytes.append(contentsOf: "〈年〉".utf8)
      last = range.upperBound
    }
    bytes.append(contentsOf: source[last...])
    return Normalization.n2KeepingCircles(String(decoding: bytes, as: UTF8.self))
  }

  /// The first period of a heading, also where it is spaced out or broken over lines: 「平成 / 30年度」.
  package static func inHeading(_ text: String) -> Period? {
    // 「2023」 alone is a year only where a year is to stand.
    if let whole = parse(text), whole.fiscalYear != nil { return whole }
    let found = find(in: text).first?.0
    if let found, !found.omitsEra { return found }
    guard text.contains(where: \.isWhitespace) else { return found }
    return find(in: text.filter { !$0.isWhitespace }).first?.0 ?? found
  }

  /// 「24年度」, 「元年度」
  package var omitsEra: Bool {
    guard case .text(let text) = kind, text.hasSuffix("年度") else { return false }
    let number = text.dropLast(2)
    return number == "元" || Int(number) != nil
  }

  /// A year without its era taken as the one nearest to the years known, else self.
  package func resolved(among years: [Int]) -> Period {
    guard omitsEra, case .text(let text) = kind, !years.isEmpty else { return self }
    let number = text.dropLast(2) == "元" ? 1 : Int(text.dropLast(2)) ?? 1
    func distance(_ year: Int) -> Int { years.map { abs($0 - year) }.min() ?? 0 }
    let candidates = Era.allCases.filter { era in era.lastYear.map { number <= $0 } ?? true }
      .map { $0.year(number) }
    return candidates.min { distance($0) < distance($1) }.map(Period.fiscal) ?? self
  }

  /// 「24年度」 beside a known period: the year of that period's era, else self.
  package func resolved(near neighbour: Period) -> Period {
    guard case .text(let text) = kind, let year = neighbour.fiscalYear ?? neighbour.wholeYear,
      let (era, _) = Era.ofFiscalYear(year)
    else { return self }
    return Period.parse(era.rawValue + text) ?? self
  }

  private var order: Int {
    switch kind {
    case .fiscalYear(let year): year * 10_000 + 401
    case .calendarYear(let year): year * 10_000 + 101
    case .yearMonth(let year, let month): year * 10_000 + month * 100 + 1
    case .date(let year, let month, let day): year * 10_000 + month * 100 + day
    case .text: Int.max
    }
  }
}

/// A period as a JSON value.
package enum PeriodJSON: Hashable, Sendable {
  case number(Int)
  case text(String)
}

extension Period: Comparable {
  /// By first day; words come last, in their own order.
  package static func < (left: Self, right: Self) -> Bool {
    if left.order != right.order { return left.order < right.order }
    return left.label < right.label
  }
}

extension Period: CustomStringConvertible {
  package var description: String { label }
}
