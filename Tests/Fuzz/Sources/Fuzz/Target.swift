import CFuzzer
import Glibc
import Grid
import Workbook

/// What libFuzzer's bytes are taken for.
enum Target: String, CaseIterable {
  /// A whole file: ZIP, CSV or anything else.
  case file
  /// One worksheet part.
  case worksheet
  /// One worksheet part and its shared strings, read through windows.
  case window
  /// The shared strings.
  case strings
  /// styles.xml.
  case styles
  /// Any other part; the first byte says which.
  case parts
  /// CSV.
  case csv
  /// A worksheet part of which one cell is edited; the first bytes say which.
  case patch

  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// 1 where no target is named; libFuzzer ends the program itself when it has run.
  static func run(_ arguments: [String]) -> Int32 {
    guard arguments.count > 1, let target = Target(rawValue: arguments[1]) else { return 1 }
    var words: [UnsafeMutablePointer<CChar>?] = unsafe []
    for word in [arguments[0]] + arguments.dropFirst(2) { unsafe words.append(strdup(word)) }
    unsafe words.append(nil)
    var count = CInt(arguments.count - 1)
    return unsafe words.withUnsafeMutableBufferPointer { buffer in
      var pointer = buffer.baseAddress
      return unsafe LLVMFuzzerRunDriver(&count, &pointer, target.entry)
    }
  }

  /// C functions hold no context, so every target has its own.
  private var entry: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt {
    switch self {
    case .file: { unsafe Subject.file(bytes($0, $1)) }
    case .worksheet: { unsafe Subject.package("xl/sheet1.xml", bytes($0, $1)) }
    case .window: { unsafe Subject.window(bytes($0, $1)) }
    case .strings: { unsafe Subject.strings(bytes($0, $1)) }
    case .styles: { unsafe Subject.package("xl/styles.xml", bytes($0, $1)) }
    case .parts: { unsafe Subject.part(bytes($0, $1)) }
    case .csv: { unsafe Subject.csv(bytes($0, $1)) }
    case .patch: { unsafe Subject.patch(bytes($0, $1)) }
    }
  }
}

private func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  unsafe Array(UnsafeBufferPointer(start: start, count: count))
}
