import Forms
import Notation

/// A level of a plan with its number and its name in one text: 「第4節　男女共同参画社会」.
struct SectionTitle: Equatable {
  var number: Int
  /// Without spaces; empty for 「第4節」.
  var name: String

  /// Nil where the text does not begin with 第 and the number of that level.
  init?(_ text: String, level: String) {
    let plain = Normalization.withoutSpaces(text)
    guard plain.hasPrefix("第") else { return nil }
    let digits = plain.dropFirst().prefix { $0.isASCII && $0.isNumber }
    let rest = plain.dropFirst(1 + digits.count)
    guard let number = Int(digits), rest.hasPrefix(level) else { return nil }
    self.number = number
    name = String(rest.dropFirst(level.count))
  }

  /// 4 of a field for the number alone: 「4」, 「第4節」.
  static func number(in field: Field) -> Int? {
    Int(Normalization.n2(field.raw).filter(\.isNumber))
  }
}
