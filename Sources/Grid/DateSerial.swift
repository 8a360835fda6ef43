/// Excel's day numbers.
///
/// Source: ECMA-376 Part 1, 18.17.4 (dates and times); day 60 is the 29 February 1900 that never was.
package struct DateSerial: Equatable {
  package var year: Int
  package var month: Int
  package var day: Int
  /// 0 is Sunday.
  package var weekday: Int

  /// The date of a whole day number, nil outside what Excel shows.
  package init?(_ serial: Int, date1904: Bool) {
    let serial = serial + (date1904 ? 1462 : 0)
    guard (0...2_958_465) ~= serial else { return nil }
    weekday = (serial + 6) % 7
    if serial == 0 || serial == 60 {
      (year, month, day) = serial == 0 ? (1900, 1, 0) : (1900, 2, 29)
      return
    }
    // Days from 1970-01-01, then civil date by 400-year eras.
    let days = serial - 25_569 + (serial < 60 ? 1 : 0) + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The day number of a civil date.
  package static func serial(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let serial = era * 146_097 + dayOfEra - 719_468 + 25_569
    return serial <= 60 ? serial - 1 : serial
  }

  /// `2021-01-01`, `2021-01-01T10:30:00Z` or `10:30:00` as Excel's number.
  package static func serial(ofISO text: String, date1904: Bool) -> Double? {
    let halves = text.split(separator: "T", maxSplits: 1)
    guard let first = halves.first else { return nil }
    var serial = 0.0
    var time: Substring?
    if halves.count == 2 || !text.contains(":") {
      let date = first.split(separator: "-").map { Int($0) }
      guard date.count == 3, let year = date[0], let month = date[1], let day = date[2],
        (1...9999) ~= year, (1...12) ~= month, (1...31) ~= day
      else { return nil }
      serial = Double(Self.serial(year: year, month: month, day: day) - (date1904 ? 1462 : 0))
      time = halves.count == 2 ? halves[1] : nil
    } else {
      time = first
    }
    if let time {
      let fields = time.prefix { $0.isNumber || $0 == ":" || $0 == "." }.split(separator: ":")
        .map { Double($0) }
      guard (1...3) ~= fields.count, !fields.contains(nil) else { return nil }
      let numbers = fields.compactMap { $0 } + [0, 0]
      serial += (numbers[0] * 3600 + numbers[1] * 60 + numbers[2]) / 86_400
    }
    return serial
  }
}
