import Glibc
import Grid

/// What a job has seen: printed, so that no work can be left out and other readers can be compared.
struct Tally: Sendable, CustomStringConvertible {
  private var numbers = 0
  private var sum = 0.0
  private var texts = 0
  private var bytes = 0
  private var others = 0

  mutating func add(_ value: CellValue) {
    switch value {
    case .number(let number):
      numbers += 1
      sum += number
    case .text(let text):
      texts += 1
      bytes += text.utf8.count
    case .boolean, .error: others += 1
    case .blank: break
    }
  }

  mutating func add(_ other: Tally) {
    numbers += other.numbers
    sum += other.sum
    texts += other.texts
    bytes += other.bytes
    others += other.others
  }

  var description: String {
    let hundredths = ExactDecimal.shortestText(of: (sum * 100).rounded())
    return "numbers \(numbers) hundredths \(hundredths) texts \(texts) bytes \(bytes)"
      + " others \(others)"
  }
}
