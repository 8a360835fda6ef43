import Glibc
import Grid

/// Standard output and standard error, and what is known about them.
struct Terminal: Sendable {
  var language: Language
  var quiet: Bool
  var colored: Bool

  init(_ arguments: Arguments?, language: Language) {
    self.language = language
    quiet = arguments?.has(.quiet) ?? false
    switch arguments?.value(.color) {
    case "always": colored = true
    case "never": colored = false
    default:
      colored =
        isatty(STDOUT_FILENO) == 1 && (Environment["NO_COLOR"] ?? "").isEmpty
        && Environment["TERM"] != "dumb"
    }
  }

  /// How many columns standard output has, nil where it is no terminal.
  var columns: Int? { Self.columns(of: STDOUT_FILENO) }

  static func columns(of file: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  func print(_ text: String) { FileSystem.write(Array(text.utf8), to: STDOUT_FILENO) }

  /// A text that comes in pieces.
  func print(_ text: ((String) -> Void) -> Void) { _ = TextSink.write(to: STDOUT_FILENO, text) }

  /// One line on standard error; an excerpt, which is indented, keeps its own, and the caret its place.
  func complain(_ message: Message, about path: String? = nil) {
    let place = path.map { $0 + ": " } ?? ""
    let line = "kensan: " + place + message.text(language)
    let lines = line.split(whereSeparator: \.isNewline)
    let flat = lines.dropFirst().reduce(String(lines.first ?? "")) { text, next in
      text + (next.hasPrefix("    ") ? "\n" : " ") + next
    }
    FileSystem.write(Array((flat + "\n").utf8), to: STDERR_FILENO)
  }

  /// What is good to know but changes nothing; silent with `--quiet`.
  func tell(_ message: Message) {
    guard !quiet else { return }
    FileSystem.write(Array((message.text(language) + "\n").utf8), to: STDERR_FILENO)
  }
}
