import Glibc
import Notation

/// The clock on the wall.
enum Calendar {
  /// Today where the command runs.
  static var today: Period {
    var now = time(nil)
    var parts = unsafe tm()
    unsafe localtime_r(&now, &parts)
    let (year, month) = unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1)
    return unsafe Period(.date(year, month, Int(parts.tm_mday)))
  }
}
