import Grid
import Notation

/// Rows of one record that their names or qualifiers tell apart: 利用者数 and 給付費 of a service, 男性
/// and 女性 beside one name.
extension IndicatorParts {
  /// Whether a field below says another name, and not the one above once more.
  func isNextName(_ field: Field) -> Bool {
    guard let last = names.last, !field.isEmpty,
      last.location.cell.row < field.location.cell.row
    else { return false }
    return Normalization.n2(last.text) != Normalization.n2(field.text)
  }

  /// The parts of each name with the rows down to the next one, nil where there is but one name.
  ///
  /// What only the first row says, such as a unit merged over them, holds for all.
  func namedRows() -> [IndicatorParts]? {
    guard names.count > 1 else { return nil }
    let tops = names.map(\.location.cell.row)
    // 目標 beside one name and 実績 beside another are those of one indicator, named twice.
    let slots = Dictionary(grouping: values) { entry in
      tops.lastIndex { $0 <= entry.value.location.cell.row } ?? 0
    }.mapValues { entries in Set(entries.map { Self.slot($0.value) }) }
    guard slots.values.overlap() else { return nil }
    return names.indices.map { index in
      let start = index == 0 ? 0 : tops[index]
      let rows = start..<(index + 1 < tops.count ? tops[index + 1] : .max)
      var part = IndicatorParts()
      part.name = names[index]
      part.sharesName = sharesName
      func take(_ entries: [(attribute: String, field: Field, isShared: Bool)]) {
        for entry in entries where entry.attribute != "名称" {
          part.take(entry.field, attribute: entry.attribute, isShared: entry.isShared)
        }
      }
      take(fields.filter { rows.contains($0.field.location.cell.row) })
      let own = Set(part.fields.map(\.attribute)).union(["番号", "修飾"])
      take(
        fields.filter { entry in
          entry.field.location.cell.row < tops[1] && !own.contains(entry.attribute)
        })
      for entry in values where rows.contains(entry.value.location.cell.row) {
        part.add(entry.value, line: entry.line)
      }
      return part
    }
  }

  /// The indicators of the rows, nil where one qualifier or none stands in the record.
  ///
  /// What stands once for all rows, a target merged over them, is each one's own.
  func qualifiedRows() -> [IndicatorParts]? {
    let rows = qualifiers.map(\.location.cell.row)
    guard let first = rows.first, Set(rows).count == qualifiers.count, rows.count > 1,
      rows == rows.sorted()
    else { return nil }
    let parts = qualifiers.indices.map { index in
      let end = index + 1 < rows.count ? rows[index + 1] : .max
      return values.filter { entry in
        (rows[index]..<end).contains(max(first, entry.value.location.cell.row))
      }
    }
    let later = Set(parts.dropFirst().joined().map { Self.slot($0.value) })
    let shared = parts[0].filter { !later.contains(Self.slot($0.value)) }
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

  /// What a value is for, whichever row it stands in.
  private static func slot(_ value: IndicatorValue) -> [String] {
    [value.role.rawValue, value.period?.label ?? "", value.heading]
  }
}
