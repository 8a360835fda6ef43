/// The eras of the Japanese calendar since 1868.
///
/// Source: values.md 5.
package enum Era: String, CaseIterable, Sendable {
  case meiji = "明治"
  case taisho = "大正"
  case showa = "昭和"
  case heisei = "平成"
  case reiwa = "令和"

  package var letter: String {
    switch self {
    case .meiji: "M"
    case .taisho: "T"
    case .showa: "S"
    case .heisei: "H"
    case .reiwa: "R"
    }
  }

  /// The first day as year, month, day.
  package var firstDay: (year: Int, month: Int, day: Int) {
    switch self {
    case .meiji: (1868, 1, 25)
    case .taisho: (1912, 7, 30)
    case .showa: (1926, 12, 25)
    case .heisei: (1989, 1, 8)
    case .reiwa: (2019, 5, 1)
    }
  }

  package var firstYear: Int { firstDay.year }

  /// The last year that was called by this era, nil for the present one.
  package var lastYear: Int? {
    switch self {
    case .meiji: 45
    case .taisho: 15
    case .showa: 64
    case .heisei: 31
    case .reiwa: nil
    }
  }

  /// The Gregorian year of a year of the era; a year that never came (平成35) counts on.
  package func year(_ number: Int) -> Int { firstYear - 1 + number }

  /// The era and its year in which a fiscal year begins that is written with the later era:
  /// 2019 is 令和元年度.
  package static func ofFiscalYear(_ year: Int) -> (era: Era, number: Int)? {
    guard let era = allCases.last(where: { $0.firstYear <= year }) else { return nil }
    return (era, year - era.firstYear + 1)
  }

  /// The era that a name, a letter or a square sign (㋿) stands for.
  static func named(at index: Int, in text: FoldedText) -> (era: Era, length: Int)? {
    guard let scalar = text[index] else { return nil }
    switch scalar {
    case "令", "平", "昭", "大", "明":
      for era in allCases where text.matches(era.rawValue, at: index) { return (era, 2) }
      return nil
    case "\u{32FF}": return (.reiwa, 1)
    case "\u{337B}": return (.heisei, 1)
    case "\u{337C}": return (.showa, 1)
    case "\u{337D}": return (.taisho, 1)
    case "\u{337E}": return (.meiji, 1)
    default: return nil
    }
  }

  static func letter(_ scalar: Unicode.Scalar?) -> Era? {
    switch scalar {
    case "R": .reiwa
    case "H": .heisei
    case "S": .showa
    case "T": .taisho
    case "M": .meiji
    default: nil
    }
  }
}
