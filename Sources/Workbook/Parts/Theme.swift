import Grid

/// The twelve colours of the workbook's theme.
///
/// Source: ECMA-376 Part 1, 20.1.6.2 (clrScheme).
struct Theme {
  /// As cells number them: light and dark are the other way round than in the part.
  private(set) var colors: [RGB?] = []

  init() {}

  init(_ part: String, _ loader: inout PartLoader) {
    var found: [String: RGB] = [:]
    loader.scan(part) { (scanner, bytes, _) throws(WorkbookError) in
      var name = ""
      while true {
        try scanner.next(bytes)
        switch scanner.kind {
        case .open where scanner.nameIs("srgbClr", bytes):
          found[name] = try XMLAttributes.value("val", in: scanner, bytes).flatMap { RGB($0) }
        case .open where scanner.nameIs("sysClr", bytes):
          found[name] = try XMLAttributes.value("lastClr", in: scanner, bytes).flatMap { RGB($0) }
        case .open: name = XMLScanner.string(scanner.name, bytes)
        case .close where scanner.nameIs("clrScheme", bytes): return
        case .end: return
        default: break
        }
      }
    }
    colors = Self.order.map { found[$0] }
  }

  private static let order = [
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
  ]
}
