/// The numbers that headings of a plan begin with.
package enum PlanNumber {
  /// `(1)` is [1], `1-2` is [1, 2], `施策3` is [3]: the first run of digits within the first word, and
  /// what follows it behind a hyphen or a point; empty where the word has none.
  package static func leading(in text: String) -> [Int] {
    let word = Normalization.n2(text).prefix { !$0.isWhitespace && $0 != "/" }.prefix(12)
    var rest = word.drop { !$0.isASCII || !$0.isNumber }
    var numbers: [Int] = []
    while let digit = rest.first, digit.isASCII, digit.isNumber {
      let run = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(run) else { return [] }
      numbers.append(number)
      rest = rest.dropFirst(run.count)
      guard let separator = rest.first, "-.".contains(separator) else { break }
      rest = rest.dropFirst()
    }
    return numbers
  }
}
