import Grid
import Notation

/// Reads one value of an indicator out of a cell, or out of a stretch of its text.
struct ValueReading {
  /// The cell, nil where nothing is stored.
  var cell: Cell?
  /// The value's own part of the text.
  var raw: String
  /// Where `raw` begins in the cell's text, in UTF-8 bytes.
  var offset: Int
  var holdsName: Bool
  var holdsUnit: Bool

  func value(_ role: Role, location: Location) -> IndicatorValue {
    var value = IndicatorValue(
      role: role, location: location, raw: raw, display: cell?.display, status: .blank, cell: cell,
      composite: holdsName || holdsUnit)
    if case .number(let number)? = cell?.value {
      readNumber(number, into: &value)
    } else if !raw.isBlank {
      readText(into: &value)
    }
    return value
  }

  private func readNumber(_ number: Double, into value: inout IndicatorValue) {
    value.status = .value
    guard let stored = ExactDecimal(number).map(Self.asShown) else {
      value.status = .qualitative
      return
    }
    value.value = stored
    guard let display = value.display, let shown = NumberText.parse(display) else { return }
    value.parsed = shown
    value.unit = shown.unit.map(Self.spelled)
    // 0.233 shown as 23.3% is 23.3: exact from what is stored, with the decimals of what is shown.
    let percent = display.contains("%") || display.contains("％")
    let scaled = percent ? (stored * ExactDecimal(100)).normalized : stored
    guard abs(scaled.double - shown.value.double) <= 1.0001 else { return }
    value.value = scaled.scale < shown.value.scale ? scaled.rescaled(shown.value.scale) : scaled
  }

  /// Spreadsheets know fifteen digits; what a computed double holds beyond them is no part of the
  /// number (0.6759999999999999 is 0.676).
  private static func asShown(_ number: ExactDecimal) -> ExactDecimal {
    let digits = String(number.normalized.units.magnitude).utf8.count
    let scale = number.normalized.scale
    guard digits > 15, scale > digits - 15 else { return number }
    return number.rescaled(scale - (digits - 15)).normalized
  }

  private func readText(into value: inout IndicatorValue) {
    let raw = Self.withoutFootnote(raw)
    let composite = CompositeText.parse(raw, scales: QualitativeScale.standard)
    value.name = holdsName ? composite.name : nil
    // Brackets behind another number are no minus sign.
    let isAside =
      composite.name?.contains(where: \.isNumber) == true
      && ["(", "（"].contains(composite.number?.sign)
    // 「12人/40人（30.0%）」 is the share of the two counts.
    let number =
      holdsName
      ? composite.number
      : NumberText.parse(raw) ?? RatioText.withShare(raw)?.share
        ?? (isAside ? nil : composite.number)
    if let number {
      value.status = .value
      value.value = number.value
      value.unit = number.unit.map(Self.spelled)
      value.parsed = number
      value.statedPeriod = number.periodNote
      if value.composite {
        value.location.range = offset + number.range.lowerBound..<offset + number.range.upperBound
      }
    } else if let missing = composite.missing ?? MissingMark.parse(raw) {
      value.status = missing.status
      value.missing = missing
    } else {
      value.status = .qualitative
      value.qualitative = composite.qualitative
      value.statedPeriod = composite.periodNote ?? bracketedPeriod
    }
  }

  /// `1,393 箇所 (2016年) ³`: a raised figure that stands alone leads to a note.
  private static func withoutFootnote(_ text: String) -> String {
    let raised: Set<Character> = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let kept = text.trimmingSpaces
    guard let end = kept.lastIndex(where: { !raised.contains($0) }),
      kept.index(after: end) < kept.endIndex, kept[end].isWhitespace || ")）".contains(kept[end])
    else { return text }
    return String(kept[...end])
  }

  /// 「策定 (2020年度)」: a period in brackets at the end of words.
  private var bracketedPeriod: Period? {
    let text = raw.trimmingSpaces
    guard text.hasSuffix(")") || text.hasSuffix("）"),
      let open = text.lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return nil }
    return Period.parse(String(text[text.index(after: open)...].dropLast()))
  }

  private static func spelled(_ unit: String) -> String { Units.folded(unit) }
}
