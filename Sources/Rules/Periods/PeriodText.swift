import Forms
import Grid
import Notation

/// A text of the form in which periods are looked for: what departments wrote, and the headings
/// they may have changed.
struct PeriodText: Sendable {
  var location: Location
  /// The field's key; headings have none.
  var key: String
  var owner: String
  var text: String
  /// Nil for headings.
  var field: Field?
  /// What a heading that is a bare number stands for.
  var bareYear: BareYear?
  /// Most cells hold none, and looking closer is dear.
  let hasDigits: Bool
  let periods: [(Period, Range<Int>)]
  let ranges: [PeriodRange]

  init(
    location: Location, key: String, owner: String, text: String, field: Field? = nil,
    bareYear: BareYear? = nil
  ) {
    self.location = location
    self.key = key
    self.owner = owner
    self.text = text
    self.field = field
    self.bareYear = bareYear
    hasDigits = text.unicodeScalars.contains { scalar in
      (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
        || scalar == "元"
    }
    periods =
      bareYear.map { [(Period(.text($0.text)), 0..<text.utf8.count)] }
      ?? (hasDigits ? Period.find(in: text) : [])
    let found = periods.isEmpty ? [] : PeriodRange.find(in: text)
    // 「増減（R5－R4）」 heads what the later year has more.
    let isDifference = field == nil && Self.differences.contains(where: text.contains)
    ranges = isDifference ? found.filter { !$0.isReversed } : found
  }

  private static let differences = ["増減", "差", "伸び", "変化", "比較"]

  var isFilled: Bool { field != nil }

  /// The whole cell is one period or range, not a sentence.
  var isPeriodField: Bool {
    guard let field else { return false }
    return field.type == .period || field.key.hasPrefix("計画期間.") || isListOfPlans
  }

  /// 「行政改革大綱(令和2年度～)」, one or more: names with their periods, no sentence.
  private var isListOfPlans: Bool {
    guard !ranges.isEmpty, let last = trimmed(text).last, last == ")" || last == "）" else {
      return false
    }
    return ranges.allSatisfy { range in
      let before = text.utf8Text(0..<range.range.lowerBound).last
      let after = text.utf8Text(range.range.upperBound..<text.utf8.count).first
      return (before == "(" || before == "（") && (after == ")" || after == "）")
    }
  }

  func place(_ range: Range<Int>) -> Location { location.stretch(range) }

  /// In reading order; a heading with a field in its cell counts as that field.
  static func all(_ form: Form, filled: [FilledText]) -> [PeriodText] {
    let fields = filled.map {
      PeriodText(
        location: $0.field.location, key: $0.field.key, owner: $0.owner, text: $0.field.raw,
        field: $0.field)
    }
    var seen = Set(fields.map { Place($0.location) })
    let headings = form.alignment.headings.filter { seen.insert(Place($0.location)).inserted }
      .map {
        PeriodText(
          location: $0.location, key: "heading", owner: $0.expected, text: $0.text,
          bareYear: $0.bareYear)
      }
    return (fields + headings).sorted { $0.location < $1.location }
  }
}
