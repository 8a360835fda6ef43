import Grid

/// Addresses that a formula holds as text, which nothing can move.
enum TextReferences {
  enum Finding {
    /// A literal address whose cells move.
    case moving
    /// An address that the formula works out.
    case unknown
  }

  private static let functions: Set<String> = ["INDIRECT", "HYPERLINK"]

  /// nil where the formula holds none, or only such as stay right.
  static func finding(
    in formula: FormulaReferences, on sheet: Int?, _ mover: FormulaMover
  ) throws(WorkbookError) -> Finding? {
    var found: Finding?
    for name in formula.functions {
      let function = String(decoding: formula.bytes[name], as: UTF8.self).uppercased()
      guard functions.contains(function) else { continue }
      guard let text = argument(behind: name.upperBound, in: formula) else {
        // A link's address is most often that of another file.
        if function == "INDIRECT" { found = found ?? .unknown }
        continue
      }
      var address = FormulaReferences(unquoted(formula.bytes[text]))
      if address.bytes.first == UInt8(ascii: "#") {
        address = FormulaReferences(Array(address.bytes.dropFirst()))
      } else if function == "HYPERLINK" {
        continue
      }
      if try !mover.edits(in: address, on: sheet).isEmpty { found = .moving }
    }
    return found
  }

  /// The text that alone makes the first argument.
  private static func argument(
    behind name: Int, in formula: FormulaReferences
  ) -> Range<Int>? {
    var start = name + 1
    while start < formula.bytes.count, XMLText.isSpace(formula.bytes[start]) { start += 1 }
    guard let text = formula.texts.first(where: { $0.lowerBound == start }) else { return nil }
    let next = formula.bytes[text.upperBound...].first { !XMLText.isSpace($0) }
    return next == UInt8(ascii: ",") || next == UInt8(ascii: ")") ? text : nil
  }

  private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isDoubled = false
    for byte in text.dropFirst().dropLast() {
      isDoubled = byte == UInt8(ascii: "\"") && !isDoubled
      if !isDoubled { result.append(byte) }
    }
    return result
  }
}
