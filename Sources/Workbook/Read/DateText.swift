/// Dates and times as a section of a number format prints them in Japan.
enum DateText {
  private struct Clock {
    var date: DateSerial
    var hour: Int
    var minute: Int
    var second: Int
    /// Thousandths.
    var fraction: Int
    var totalSeconds: Int
    var isTwelve: Bool
  }

  /// nil for numbers that are no date: Excel fills the cell with `#`.
  static func text(
    _ section: NumberFormat.Section, _ value: Double, date1904: Bool
  ) -> String? {
    guard value >= 0, value < 2_958_466 else { return nil }
    let showsFraction = section.tokens.contains { if case .digit = $0 { true } else { false } }
    let unit = showsFraction ? 1000.0 : 1.0
    let ticks = Int((value * 86_400 * unit).rounded())
    let seconds = ticks / Int(unit)
    guard let date = DateSerial(seconds / 86_400, date1904: date1904) else { return nil }
    let clock = Clock(
      date: date, hour: seconds / 3600 % 24, minute: seconds / 60 % 60, second: seconds % 60,
      fraction: showsFraction ? ticks % 1000 : 0, totalSeconds: seconds,
      isTwelve: section.tokens.contains { if case .halfDay = $0 { true } else { false } })
    var result = ""
    var thousandths = padded(clock.fraction, 3)[...]
    for token in section.tokens {
      switch token {
      case .literal(let text): result += text
      case .date(let letter, let count): result += field(letter, count, clock)
      case .elapsed("h", let count): result += padded(clock.totalSeconds / 3600, count)
      case .elapsed("m", let count): result += padded(clock.totalSeconds / 60, count)
      case .elapsed(_, let count): result += padded(clock.totalSeconds, count)
      case .halfDay(let long):
        let name = clock.hour < 12 ? "AM" : "PM"
        result += long ? name : String(name.prefix(1))
      case .digit: result += thousandths.popFirst().map(String.init) ?? "0"
      case .point: result += "."
      case .fraction: result += "/"
      default: break
      }
    }
    return result
  }

  private static func field(_ letter: Character, _ count: Int, _ clock: Clock) -> String {
    let date = clock.date
    switch letter {
    case "y": return count <= 2 ? padded(date.year % 100, 2) : padded(date.year, 4)
    case "b": return count <= 2 ? padded((date.year + 543) % 100, 2) : padded(date.year + 543, 4)
    case "m": return month(date.month, count)
    case "d": return count <= 2 ? padded(date.day, count) : weekday(date.weekday, count)
    case "a":
      let name = ["日", "月", "火", "水", "木", "金", "土"][date.weekday]
      return count >= 4 ? name + "曜日" : name
    case "h":
      let hour = clock.isTwelve ? (clock.hour + 11) % 12 + 1 : clock.hour
      return padded(hour, min(count, 2))
    case "n": return padded(clock.minute, min(count, 2))
    case "s": return padded(clock.second, min(count, 2))
    case "g": return count >= 3 ? era(date).long : count == 2 ? era(date).short : era(date).letter
    default: return padded(era(date).year, min(count, 2))
    }
  }

  private static func month(_ month: Int, _ count: Int) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    switch count {
    case 1, 2: return padded(month, count)
    case 3: return String(names[month - 1].prefix(3))
    case 5: return String(names[month - 1].prefix(1))
    default: return names[month - 1]
    }
  }

  private static func weekday(_ weekday: Int, _ count: Int) -> String {
    let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    return count == 3 ? String(names[weekday].prefix(3)) : names[weekday]
  }

  /// Source: the era ordinances; each era starts on the day given.
  private static func era(
    _ date: DateSerial
  ) -> (long: String, short: String, letter: String, year: Int) {
    let day = date.year * 10_000 + date.month * 100 + date.day
    switch day {
    case 20_190_501...: return ("令和", "令", "R", date.year - 2018)
    case 19_890_108...: return ("平成", "平", "H", date.year - 1988)
    case 19_261_225...: return ("昭和", "昭", "S", date.year - 1925)
    case 19_120_730...: return ("大正", "大", "T", date.year - 1911)
    default: return ("明治", "明", "M", date.year - 1867)
    }
  }

  private static func padded(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
