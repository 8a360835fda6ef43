import Grid
import Workbook

/// What a job has seen: printed, so that no work can be left out and other readers can be compared.
struct Tally: Sendable, CustomStringConvertible {
  private let strings: Bool
  private var numbers = 0
  private var sum = 0.0
  private var texts = 0
  private var others = 0
  private var bytes = 0

  init(strings: Bool) { self.strings = strings }

  mutating func add(_ row: SheetCells.Row) {
    for cell in row {
      switch cell.kind {
      case .number, .date:
        numbers += 1
        sum += cell.number ?? 0
      case .shared, .text:
        texts += 1
        if strings, case .text(let text) = cell.value { bytes += text.utf8.count }
      case .boolean, .error: others += 1
      case .blank: break
      }
    }
  }

  mutating func add(_ other: Tally) {
    numbers += other.numbers
    sum += other.sum
    texts += other.texts
    others += other.others
    bytes += other.bytes
  }

  var description: String {
    let thousandths = ExactDecimal.shortestText(of: (sum * 1000).rounded())
    return "numbers \(numbers) thousandths \(thousandths) texts \(texts) others \(others)"
      + (strings ? " bytes \(bytes)" : "")
  }
}
