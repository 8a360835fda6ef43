/// Units that stand in headings and captions.
extension Units {
  /// 「単位：千円」, 「目標値（人）」, 「排出量［t］」
  package static func ofHeading(_ text: String) -> String? {
    if let unit = stated(in: text) { return unit }
    var rest = text[...]
    while let open = rest.firstIndex(where: { "(（[［〔【".contains($0) }) {
      let behind = rest[rest.index(after: open)...]
      guard let close = behind.firstIndex(where: { ")）]］〕】".contains($0) }) else { return nil }
      let inside = trimmed(behind[..<close])
      if lookup(inside) != nil, Period.parse(inside) == nil { return inside }
      rest = behind[close...].dropFirst()
    }
    return nil
  }

  /// What follows 「単位：」.
  package static func stated(in text: String) -> String? {
    for mark in ["単位：", "単位:", "単位 ", "単位　"] {
      let parts = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let unit = trimmed(parts[1].prefix { !"）)】、,\n".contains($0) })
      if !unit.isEmpty, unit.count <= 8 { return unit }
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String { Normalization.trimmed(String(text)) }
}
