import Notation

/// Types headings again as people do: spaces, widths, small changes of wording; and moves years.
enum HeadingTypist {
  /// nil where the text offers nothing to change.
  static func retyped(_ text: String, _ random: inout SeededRandom) -> String? {
    let ways: [(String, inout SeededRandom) -> String?] = [spaced, widened, reworded]
    return ways.randomElement(using: &random)?(text, &random) ?? spaced(text, &random)
  }

  private static func isInYear(_ text: String, _ index: Int) -> Bool {
    Period.find(in: text).contains { $0.1.contains(index) }
  }

  /// A space between two characters, outside of years.
  private static func spaced(_ text: String, _ random: inout SeededRandom) -> String? {
    let characters = Array(text)
    var offset = 0
    var places: [Int] = []
    for (index, character) in characters.enumerated() {
      if index > 0, !isInYear(text, offset) { places.append(index) }
      offset += character.utf8.count
    }
    guard let place = places.randomElement(using: &random) else { return nil }
    let space = [" ", "　", "\n"].randomElement(using: &random) ?? " "
    return String(characters[..<place]) + space + String(characters[place...])
  }

  /// Half-width letters and digits become full-width, or the other way round.
  private static func widened(_ text: String, _ random: inout SeededRandom) -> String? {
    let wide = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x21...0x7E: Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
          case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
          default: scalar
          }
        }))
    return wide == text ? nil : wide
  }

  private static func reworded(_ text: String, _ random: inout SeededRandom) -> String? {
    let pairs = [
      ("目標値", "目標数値"), ("実績値", "実績数値"), ("の", ""), ("状況", "の状況"), ("指標", "指標名"), ("単位", "単位名"),
      ("名", "名称"), ("課題", "課題等"), ("成果", "成果等"), ("基準", "基準の"),
    ]
    let fitting = pairs.filter { text.contains($0.0) && text.count > $0.0.count }
    guard let (from, to) = fitting.randomElement(using: &random) else {
      return text.count > 3 ? text + "※" : nil
    }
    return replacing(from, with: to, in: text)
  }

  private static func replacing(_ part: String, with other: String, in text: String) -> String {
    text.split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }

  /// The text with every year in it one earlier.
  static func yearBefore(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for (_, range) in Period.find(in: text).reversed() {
      let part = String(decoding: bytes[range], as: UTF8.self)
      bytes.replaceSubrange(range, with: Array(earlier(part).utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A period one year earlier, in half-width digits.
  static func earlier(_ period: String) -> String {
    switch period {
    case "R1": return "H30"
    case "令和元年度": return "平成30年度"
    case "元年度": return "30年度"
    default: break
    }
    var result = ""
    var digits = ""
    func flush() {
      if let number = Int(digits) { result += String(number - 1) }
      digits = ""
    }
    for character in period {
      if let digit = character.wholeNumberValue {
        digits += String(digit)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return result
  }
}
