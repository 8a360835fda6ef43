import Forms
import Grid
import Notation

/// A cell for the reasons of missed targets, and the indicators it is to account for.
struct ReasonText {
  var field: Field
  var record: Record
  var unmet: [Indicator]
  var met: [Indicator]

  static func all(_ context: RuleContext) -> [ReasonText] {
    context.form.allRecords.flatMap { record in
      record.fields.filter { context.isReasonForMissing($0) && !$0.filledDown }.map { field in
        let indicators = record.indicators + record.children.flatMap(\.indicators)
        let year = context.form.evaluationYear
        return ReasonText(
          field: field, record: record,
          unmet: indicators.filter { Attainment.of($0, year: year) == .unmet },
          met: indicators.filter { Attainment.of($0, year: year) == .met })
      }
    }
  }

  var isMissing: Bool { field.saysNothing }

  /// Name, target and actual of indicators, as a list and as places.
  static func shown(_ indicators: [Indicator], year: Int?) -> (written: Message, places: [Location])
  {
    let lines = indicators.map { indicator -> (Message, [Location]) in
      let actual = indicator.actual(in: year)
      let target = actual.flatMap { indicator.target(for: $0) }
      let values = [target, actual].compactMap(\.self)
      let inputs = Wording.inputs(values)
      return (
        Message(
          ja: "\(indicator.shortName)（\(inputs.ja)）", en: "\(indicator.shortName) (\(inputs.en))"),
        [indicator.nameLocation].compactMap(\.self) + values.map(\.location)
      )
    }
    return (
      Message(
        ja: lines.map(\.0.ja).joined(separator: "、"), en: lines.map(\.0.en).joined(separator: ", ")),
      lines.flatMap(\.1)
    )
  }
}

extension Field {
  /// Blank, or a mark that says there is nothing to say.
  var saysNothing: Bool {
    let text = trimmed(raw)
    return text.isEmpty || MissingMark.parse(text)?.kind == .notApplicable
  }
}
