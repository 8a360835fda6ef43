import Grid

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
    var section: NumberFormat.Section
  }

  /// nil for numbers that are no date: Excel fills the cell with `#`.
  static func text(
    _ section: NumberFormat.Section, _ value: Double, date1904: Bool
  ) -> String? {
    if value < 0, date1904 { return text(section, -value, date1904: true).map { "-" + $0 } }
    guard value >= 0, value < 2_958_466 else { return nil }
    let digits = section.tokens.count { if case .digit = $0 { true } else { false } }
    // Rounded to the last place that is shown; a time not shown does not make it tomorrow.
    let unit = [1, 10, 100, 1000][section.tokens.contains(where: isTime) ? min(digits, 3) : 3]
    let ticks = Int((value * 86_400 * Double(unit)).rounded())
    let seconds = ticks / unit
    guard let date = DateSerial(seconds / 86_400, date1904: date1904) else { return nil }
    let clock = Clock(
      date: date, hour: seconds / 3600 % 24, minute: seconds / 60 % 60, second: seconds % 60,
      fraction: ticks % unit * (1000 / unit), totalSeconds: seconds,
      isTwelve: section.tokens.contains { if case .halfDay = $0 { true } else { false } },
      section: section)
    var result = ""
    var thousandths = padded(clock.fraction, 3)[...]
    for token in section.tokens {
      switch token {
      case .literal(let text): result += text
      case .date(let letter, let count): result += field(letter, count, clock)
      case .elapsed("h", let count): result += counted(clock.totalSeconds / 3600, count, section)
      case .elapsed("m", let count): result += counted(clock.totalSeconds / 60, count, section)
      case .elapsed(_, let count): result += counted(clock.totalSeconds, count, section)
      case .halfDay(.long): result += clock.hour < 12 ? "AM" : "PM"
      case .halfDay(.short): result += clock.hour < 12 ? "A" : "P"
      case .halfDay(.japanese): result += clock.hour < 12 ? "午前" : "午後"
      case .digit: result += thousandths.popFirst().map(String.init) ?? "0"
      case .point: result += "."
      case .fraction: result += "/"
      default: break
      }
    }
    return result
  }

  private static func isTime(_ token: NumberFormat.Token) -> Bool {
    switch token {
    case .date(let letter, _): "hns".contains(letter)
    case .elapsed: true
    default: false
    }
  }

  private static func field(_ letter: Character, _ count: Int, _ clock: Clock) -> String {
    let date = clock.date
    let section = clock.section
    switch letter {
    case "y", "b":
      let year = letter == "y" ? date.year : date.year + 543
      let shown = count <= 2 ? padded(year % 100, 2) : padded(year, 4)
      return section.numerals?.digits(shown) ?? shown
    case "m": return count <= 2 ? counted(date.month, count, section) : month(count, clock)
    case "d": return count <= 2 ? counted(date.day, count, section) : weekday(count, clock)
    case "a": return japaneseWeekday(date.weekday, isLong: count >= 4)
    case "h":
      let hour = clock.isTwelve ? (clock.hour + 11) % 12 + 1 : clock.hour
      return counted(hour, min(count, 2), section)
    case "n": return counted(clock.minute, min(count, 2), section)
    case "s": return counted(clock.second, min(count, 2), section)
    case "g": return count >= 3 ? era(date).long : count == 2 ? era(date).short : era(date).letter
    default:
      let year = era(date).year
      let isFirst = section.hasFirstYear || section.numerals == .plain
      return year == 1 && isFirst ? "元" : counted(year, min(count, 2), section)
    }
  }

  /// A number of digits, or as it is read aloud where the format asks for kanji.
  private static func counted(
    _ number: Int, _ count: Int, _ section: NumberFormat.Section
  ) -> String {
    switch section.numerals {
    case nil: padded(number, count)
    case .wide?: KanjiNumerals.wide.digits(padded(number, count))
    case let numerals?: numerals.counted(String(number))
    }
  }

  private static func month(_ count: Int, _ clock: Clock) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let month = clock.date.month
    if clock.section.isJapanese { return count == 4 ? "\(month)月" : String(month) }
    switch count {
    case 3: return String(names[month - 1].prefix(3))
    case 5: return String(names[month - 1].prefix(1))
    default: return names[month - 1]
    }
  }

  private static func weekday(_ count: Int, _ clock: Clock) -> String {
    let weekday = clock.date.weekday
    if clock.section.isJapanese { return japaneseWeekday(weekday, isLong: count > 3) }
    let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    return count == 3 ? String(names[weekday].prefix(3)) : names[weekday]
  }

  private static func japaneseWeekday(_ weekday: Int, isLong: Bool) -> String {
    let name = ["日", "月", "火", "水", "木", "金", "土"][weekday]
    return isLong ? name + "曜日" : name
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
