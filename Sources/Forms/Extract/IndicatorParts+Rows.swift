import Grid
import Notation

/// Rows of one record that their qualifiers tell apart: 男性 and 女性 beside one name.
extension IndicatorParts {
  /// The indicators of the rows, nil where one qualifier or none stands in the record.
  ///
  /// What stands once for all rows, a target merged over them, is each one's own.
  func qualifiedRows() -> [IndicatorParts]? {
    let rows = qualifiers.map(\.location.cell.row)
    guard let first = rows.first, Set(rows).count == qualifiers.count, rows.count > 1,
      rows == rows.sorted()
    else { return nil }
    func slot(_ value: IndicatorValue) -> [String] {
      [value.role.rawValue, value.period?.label ?? "", value.heading]
    }
    let parts = qualifiers.indices.map { index in
      let end = index + 1 < rows.count ? rows[index + 1] : .max
      return values.filter { entry in
        (rows[index]..<end).contains(max(first, entry.value.location.cell.row))
      }
    }
    let later = Set(parts.dropFirst().joined().map { slot($0.value) })
    let shared = parts[0].filter { !later.contains(slot($0.value)) }
    return qualifiers.indices.filter { index in
      index == 0 || !qualifiers[index].isEmpty
        || parts[index].contains { $0.value.status != .blank }
    }.map { index in
      var part = self
      part.qualifiers = [qualifiers[index]]
      part.sharesName = true
      part.values = (index == 0 ? [] : shared) + parts[index]
      return part
    }
  }
}
