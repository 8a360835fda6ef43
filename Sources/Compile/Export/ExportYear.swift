import Forms
import Grid
import Notation

/// The fiscal year of a value, in both calendars.
///
/// Source: values.md 5.
struct ExportYear {
  var year: Int
  var era: String
  /// What a year alone does not say: the month of the value, or that its year is a calendar one.
  var remark: String?

  /// - Parameter evaluated: the year of actual values that name none.
  /// - Returns: nil where no year is known.
  init?(_ value: IndicatorValue, _ settings: Settings, evaluated: Int? = nil) {
    guard let period = value.statedPeriod ?? value.period else {
      guard let year = Self.assumed(value.role, settings, evaluated) else { return nil }
      self.init(year)
      return
    }
    switch period.kind {
    case .calendarYear(let year):
      self.init(year, "年")
      remark = "\(year)年（暦年）の値"
    case .fiscalYear(let year): self.init(year)
    case .yearMonth, .date:
      guard let year = period.fiscalYear else { return nil }
      self.init(year)
      remark = "\(period.label)の値"
    case .text: return nil
    }
  }

  private init(_ year: Int, _ word: String = "年度") {
    self.year = year
    era = Self.era(year, word)
  }

  private static func era(_ year: Int, _ word: String) -> String {
    guard let (era, number) = Era.ofFiscalYear(year) else { return "\(year)\(word)" }
    return "\(era.rawValue)\(number == 1 ? "元" : "\(number)")\(word)"
  }

  private static func assumed(_ role: Role, _ settings: Settings, _ evaluated: Int?) -> Int? {
    switch role {
    case .baseline: settings.baselineYear
    case .target, .finalTarget: settings.targetYear
    case .actual, .plan, .rate: evaluated ?? settings.evaluationYear
    }
  }
}
