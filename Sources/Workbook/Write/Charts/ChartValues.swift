import Grid

/// References of a chart to cells, with what stands there now.
///
/// Source: ECMA-376 Part 1, 21.2.2.201 (strRef), 21.2.2.123 (numRef).
enum ChartValues {
  /// Years and other numbers stay numbers.
  static func writeCategories(_ source: NewChart.Source, _ xml: inout MarkupWriter) {
    let values = source.values ?? []
    let numeric = values.allSatisfy { if case .number = $0 { true } else { false } }
    if numeric, !values.isEmpty { writeNumbers(source, &xml) } else { writeStrings(source, &xml) }
  }

  static func writeStrings(_ source: NewChart.Source, _ xml: inout MarkupWriter) {
    xml.open("c:strRef")
    xml.element("c:f", text: Address.absolute(source.range, in: source.sheet))
    if let values = source.values {
      xml.open("c:strCache")
      xml.empty("c:ptCount", ["val": "\(values.count)"])
      for (index, value) in values.enumerated() where !value.raw.isEmpty {
        writePoint(index, value.raw, &xml)
      }
      xml.close("c:strCache")
    }
    xml.close("c:strRef")
  }

  static func writeNumbers(_ source: NewChart.Source, _ xml: inout MarkupWriter) {
    xml.open("c:numRef")
    xml.element("c:f", text: Address.absolute(source.range, in: source.sheet))
    if source.values != nil {
      let numbers = numbers(source)
      xml.open("c:numCache")
      xml.element("c:formatCode", text: "General")
      xml.empty("c:ptCount", ["val": "\(numbers.count)"])
      for (index, number) in numbers.enumerated() {
        guard let number else { continue }
        writePoint(index, ExactDecimal.shortestText(of: number), &xml)
      }
      xml.close("c:numCache")
    }
    xml.close("c:numRef")
  }

  static func numbers(_ source: NewChart.Source) -> [Double?] {
    (source.values ?? []).map { value in
      if case .number(let number) = value, number.isFinite { number } else { nil }
    }
  }

  private static func writePoint(_ index: Int, _ text: String, _ xml: inout MarkupWriter) {
    xml.open("c:pt", ["idx": "\(index)"])
    xml.element("c:v", text: text)
    xml.close("c:pt")
  }
}
