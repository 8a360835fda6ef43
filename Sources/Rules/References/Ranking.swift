import Forms
import Grid
import Notation

/// The ranks of one column with the values they rank.
struct Ranking {
  struct Entry {
    var record: Record
    var rank: Field
    var number: Int
    var value: ExactDecimal?
    var valueField: Field?
  }

  var title: String
  var entries: [Entry]
  /// The file holds everything that was ranked, so that a missing rank is a fault.
  var isWhole: Bool
  /// A row has a value and no rank.
  var hasBlanks = false

  /// One ranking for each `順位.…順位` of the form, with its values: those of the same name
  /// (`順位.満足度` of `順位.満足度順位`), else the number before it, such as `順位.…率`.
  static func all(_ context: RuleContext) -> [Ranking] {
    var columns: [String: [Entry]] = [:]
    var order: [String] = []
    var blank: Set<String> = []
    for record in context.form.allRecords {
      let fields = record.fields.filter { $0.key.hasPrefix("順位.") && !$0.filledDown }
      let values = fields.filter { !$0.key.hasSuffix("順位") && $0.number != nil }
      for rank in fields where rank.key.hasSuffix("順位") {
        let valueField =
          values.first { $0.key + "順位" == rank.key }
          ?? values.last { $0.location < rank.location } ?? values.first
        guard let number = number(rank) else {
          if valueField != nil { blank.insert(rank.key) }
          continue
        }
        if columns[rank.key] == nil { order.append(rank.key) }
        columns[rank.key, default: []].append(
          Entry(
            record: record, rank: rank, number: number, value: valueField?.shownNumber,
            valueField: valueField))
      }
    }
    return order.compactMap { key in
      guard let entries = columns[key], entries.count > 1 else { return nil }
      let title = String(key.dropFirst("順位.".count))
      // 「全体」 ranks count what other files hold too.
      let isWhole = title.hasPrefix("分野") || entries.allSatisfy { $0.number <= entries.count }
      return Ranking(
        title: title, entries: entries, isWhole: isWhole, hasBlanks: blank.contains(key))
    }
  }

  private static func number(_ field: Field) -> Int? {
    var plain = Normalization.n2(field.raw)
    for end in ["位", "番目", "番"] where plain.hasSuffix(end) {
      plain = String(plain.dropLast(end.count))
    }
    if plain.hasPrefix("第") { plain.removeFirst() }
    return Int(trimmed(plain))
      ?? field.number.flatMap { $0.isInteger ? Int("\($0.rescaled(0))") : nil }
  }
}
