import Forms
import Grid
import Notation

/// One row of the plan as one file submitted it: an indicator with the fields around it, or a
/// record without indicators.
struct PlanRow {
  /// Index into `Submissions.read`.
  var submission: Int
  var file: String
  /// The headings this row stands under, outermost first.
  var levels: [Field]
  /// The other fields that hold for the row.
  var fields: [Field]
  /// The group of the template that the row is a copy of.
  var table: String
  var indicator: Indicator?
  /// As the template's pattern composes it.
  var group: String
  /// The record's own name, such as that of a 事業.
  var name: String
  /// Which record of which file: rows of one record share it.
  var record: RecordPlace
  var location: Location?

  struct RecordPlace: Hashable {
    var submission: Int
    var path: [Int]
  }

  /// What makes two rows the same row, compared without regard to widths and spaces.
  var key: [String] {
    (levels.map(\.text) + [group, name, indicator?.name ?? ""]).map {
      Normalization.n2($0).filter { !$0.isWhitespace }
    }
  }

  /// What makes two records the same record.
  var recordKey: [String] { Array(key.dropLast()) }

  private static let naming: Set<String> = ["名称", "番号", "コード"]

  /// The rows of a form, in reading order.
  ///
  /// - Parameter indicatorsOnly: where each form has a sheet of its own, its texts are read there.
  static func rows(
    of form: Form, submission: Int, file: String, indicatorsOnly: Bool
  ) -> [PlanRow] {
    let levels = levelKeys(form)
    return form.allRecords.filter { !indicatorsOnly || !$0.indicators.isEmpty }.flatMap {
      record -> [PlanRow] in
      // A record around others shows on their rows, not on one of its own.
      guard !record.indicators.isEmpty || record.children.isEmpty else { return [] }
      guard !record.indicators.isEmpty || record.fields.contains(where: { !$0.isEmpty })
      else { return [] }
      let indicators = record.indicators.isEmpty ? [nil] : record.indicators.map(Optional.some)
      return indicators.map { indicator in
        let fields = sorted(record, indicator, levels: levels)
        let name = fields.own.filter { isNaming($0) }.map(\.text).joined(separator: " ")
        let place = indicator?.nameLocation ?? indicator?.values.first?.location
        return PlanRow(
          submission: submission, file: file, levels: fields.levels,
          fields: (fields.around + fields.own).filter { !indicatorsOnly || $0.isOffice },
          table: record.group, indicator: indicator,
          group: indicator?.group ?? composed(form.template.settings.groupPattern, record),
          name: name, record: RecordPlace(submission: submission, path: record.path),
          location: fields.own.first { isNaming($0) && !$0.isEmpty }?.location ?? place
            ?? fields.own.first?.location)
      }
    }
  }

  /// The names that hold for more than one record, outermost first. The first record under a
  /// merged heading may have it as a field of its own; it is a heading all the same.
  private static func levelKeys(_ form: Form) -> [String] {
    let longest = form.allRecords.map { record in
      record.inherited.filter { isNaming($0) && !isIndicatorPart($0) }
        .sorted { $0.location < $1.location }.map(\.key)
    }.max { $0.count < $1.count }
    var keys: [String] = []
    for key in longest ?? [] where !keys.contains(key) { keys.append(key) }
    return keys
  }

  private static func sorted(
    _ record: Record, _ indicator: Indicator?, levels keys: [String]
  ) -> (levels: [Field], around: [Field], own: [Field]) {
    var seen = Set(keys)
    // 男性 and 女性 of one record have each a row with a rating of its own.
    let row = indicator?.qualifierField?.location.cell.row
    let own = record.fields.filter { !isIndicatorPart($0) && seen.insert($0.key).inserted }
      .map { field in
        record.fields.first { $0.key == field.key && $0.location.cell.row == row } ?? field
      }
    let around = record.inherited.filter { !isIndicatorPart($0) && seen.insert($0.key).inserted }
    return (keys.compactMap { record[$0] }, around.reversed(), own)
  }

  private static func isNaming(_ field: Field) -> Bool {
    naming.contains(String(field.key.drop { $0 != "." }.dropFirst()))
  }

  /// Name, unit and the like of an indicator have columns of their own.
  private static func isIndicatorPart(_ field: Field) -> Bool {
    guard field.key.hasPrefix("指標.") else { return false }
    return ["名称", "単位"].contains(String(field.key.dropFirst(3)))
  }

  /// `{{key}}` in a pattern of the template, replaced by the record's fields.
  private static func composed(_ pattern: String, _ record: Record) -> String {
    var result = ""
    var rest = pattern[...]
    while let open = rest.firstRange(of: "{{"), let close = rest.firstRange(of: "}}"),
      open.upperBound <= close.lowerBound
    {
      result += rest[..<open.lowerBound]
      result += record[String(rest[open.upperBound..<close.lowerBound])]?.text ?? ""
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
