/// A stretch of a template's text: what stands between `{{` and `}}`, or what is written beside it.
package enum TagStretch: Equatable, Sendable {
  case literal(String)
  /// Without its braces and the spaces at its ends.
  case tag(String)
  /// `{{` without an end, and all that follows.
  case unclosed(String)

  /// The stretches in the order of the text; empty literals are left out.
  package static func all(in text: String) -> [TagStretch] {
    var stretches: [TagStretch] = []
    var rest = text[...]
    while let open = rest.utf8.firstRange(of: "{{".utf8) {
      if open.lowerBound > rest.startIndex {
        stretches.append(.literal(String(rest[..<open.lowerBound])))
      }
      let behind = rest[open.upperBound...]
      guard let close = behind.utf8.firstRange(of: "}}".utf8) else {
        return stretches + [.unclosed(String(rest[open.lowerBound...]))]
      }
      stretches.append(.tag(String(behind[..<close.lowerBound]).trimmingSpaces))
      rest = behind[close.upperBound...]
    }
    if !rest.isEmpty { stretches.append(.literal(String(rest))) }
    return stretches
  }
}
