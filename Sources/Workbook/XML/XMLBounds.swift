/// Walks over a small part before libxml2 does: no DTD gets as far as that, and neither do elements
/// and attributes in numbers or depths that cost more than their bytes.
enum XMLBounds {
  /// How many elements of a part may still be held.
  struct Budget {
    private let limit: Int
    private var taken = 0

    init(_ limits: Limits) { limit = limits.elements }

    /// - Throws: `.limit` once there are too many.
    mutating func take(part: String, offset: Int) throws(WorkbookError) {
      taken += 1
      try XMLBounds.limit("elements", taken, limit, part, offset)
    }
  }

  /// - Throws: `.dtd`, `.limit`, and `.malformedXML` where tags are not even tags.
  static func check(
    _ bytes: Span<UInt8>, part: String, limits: Limits
  ) throws(WorkbookError) {
    try limit("bytes per part", bytes.count, limits.bytesPerTree, part, nil)
    var scanner = XMLScanner(part: part, nesting: limits.nesting)
    var elements = 0
    repeat {
      try scanner.next(bytes)
      guard scanner.kind == .open else { continue }
      elements += 1
      try limit("elements", elements, limits.elements, part, scanner.start)
      // An attribute takes four bytes at least: ` a=""` without its value.
      guard scanner.attributes.count / 4 > limits.attributes else { continue }
      var attributes = XMLAttributes(scanner.attributes)
      var count = 0
      while attributes.next(bytes) { count += 1 }
      try limit("attributes", count, limits.attributes, part, scanner.start)
    } while scanner.kind != .end
  }

  private static func limit(
    _ name: String, _ count: Int, _ most: Int, _ part: String, _ offset: Int?
  ) throws(WorkbookError) {
    guard count <= most else {
      throw WorkbookError(.limit(name: name, value: most), part: part, offset: offset)
    }
  }
}
