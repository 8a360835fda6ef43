import Grid

/// Formats that depend on values, in the sheet itself or in its extension.
///
/// Source: ECMA-376 Part 1, 18.3.1.18 (conditionalFormatting), 18.3.1.10 (cfRule); MS-XLSX 2.6.6.
enum ConditionalFormats {
  /// nil where the format holds for no cell.
  static func format(_ element: XMLElement) -> ConditionalFormat? {
    let ranges = CellRange.list(element.attributes["sqref"] ?? element.child("sqref")?.text)
    guard !ranges.isEmpty else { return nil }
    let rules = element.children(named: "cfRule").map { rule in
      ConditionalFormat.Rule(
        type: rule.attributes["type"] ?? "", comparison: rule.attributes["operator"],
        formulas: rule.children.filter { $0.name == "formula" || $0.name == "f" }.map(\.text),
        priority: rule.number("priority") ?? 0)
    }
    return ConditionalFormat(ranges: ranges, rules: rules)
  }
}
