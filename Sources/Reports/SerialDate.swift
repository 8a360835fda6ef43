/// Dates as workbooks store them: days counted from an epoch, told apart by the number format.
///
/// Source: ECMA-376 Part 1, 18.17.4 (dates and times) and 18.8.31 (number format codes).
package enum SerialDate {
  /// Whether the first section of a format code shows a calendar date.
  package static func isDateFormat(_ code: String) -> Bool {
    var quoted = false
    var skip = false
    var bracket = false
    var (year, day, month, clock) = (false, false, false, false)
    for byte in code.utf8 {
      if skip {
        skip = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): quoted.toggle()
      case _ where quoted: continue
      case UInt8(ascii: "["): bracket = true
      case UInt8(ascii: "]"): bracket = false
      case _ where bracket: continue
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): skip = true
      case UInt8(ascii: ";"): return year || day || (month && !clock)
      case UInt8(ascii: "G"), UInt8(ascii: "g"):
        if code.hasPrefix("General") || code.hasPrefix("GENERAL") { return false }
        year = true
      case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "e"): year = true
      case UInt8(ascii: "d"), UInt8(ascii: "D"): day = true
      case UInt8(ascii: "m"), UInt8(ascii: "M"): month = true
      case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"): clock = true
      default: continue
      }
    }
    return year || day || (month && !clock)
  }

  /// `2019-12-20`, nil for what is no day of the calendar (before day 1, the 1900-02-29 that Excel
  /// believes in, after 9999).
  package static func text(_ serial: Double, date1904: Bool) -> String? {
    guard serial.isFinite, serial >= (date1904 ? 0 : 1), serial < 2_958_466 else { return nil }
    let day = Int(serial.rounded(.down))
    if !date1904, day == 60 { return nil }
    // Days from 1970-01-01; before March 1900 Excel's count is one behind.
    let days = date1904 ? day - 24_107 : (day < 60 ? day - 25_568 : day - 25_569)
    let (year, month, date) = civil(days)
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(date, 2)
  }

  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let date = ofYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
