import Foundation
import Testing

@Suite("On a terminal, in a pipe, in any locale")
struct TerminalTests {
  /// Runs the command on a terminal of so many columns; nil where there is no Python to make one.
  private func onTerminal(
    _ arguments: [String], columns: Int, environment: [String: String]
  ) throws -> String? {
    let python = "/usr/bin/python3"
    guard FileManager.default.isExecutableFile(atPath: python) else { return nil }
    let script = """
      import fcntl, os, pty, struct, sys, termios
      child, terminal = pty.fork()
      if child == 0:
          fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 50, int(sys.argv[1]), 0, 0))
          os.execv(sys.argv[2], sys.argv[2:])
      try:
          while True:
              data = os.read(terminal, 65536)
              if not data: break
              sys.stdout.buffer.write(data)
      except OSError: pass
      """
    let kensan = Program.folder.appending(path: "kensan").path
    let templates = Program.project.appending(path: "templates").path
    return try Program.run(
      ["-c", script, "\(columns)", kensan] + arguments
        + ["--templates", templates, "--quiet"],
      environment: environment, program: python
    ).output.replacingOccurrences(of: "\r\n", with: "\n")
  }

  private func width(_ line: Substring) -> Int {
    let plain = line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    return plain.unicodeScalars.reduce(0) { $0 + ($1.value < 0x80 ? 1 : 2) }
  }

  @Test("lines fit the terminal, and say the same as in a pipe", arguments: [80, 160])
  func columns(_ columns: Int) throws {
    let words = ["check", "nasushiobara.xlsx"]
    let piped = try Program.run(words).output
    #expect(piped.split(separator: "\n").contains { width($0) > 100 })
    guard
      let shown = try onTerminal(words, columns: columns, environment: ["TERM": "xterm"])
    else { return }
    let lines = shown.split(separator: "\n")
    #expect(lines.dropLast().allSatisfy { width($0) <= columns })
    #expect(shown.contains("\u{1B}[33m注意\u{1B}[0m"))
    func letters(_ text: String) -> String {
      text.replacing(/\u{1B}\[[0-9;]*m/, with: "").filter { !$0.isWhitespace }
    }
    #expect(letters(shown) == letters(piped))
  }

  @Test("no colour with NO_COLOR or on a dumb terminal")
  func plain() throws {
    for environment in [["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb"]] {
      let shown = try onTerminal(
        ["check", "nasushiobara.xlsx"], columns: 80, environment: environment)
      guard let shown else { return }
      #expect(!shown.contains("\u{1B}"))
      #expect(shown.contains("注意 REQ-011"))
    }
  }

  @Test("the same bytes in every locale", arguments: ["C", "POSIX", "ja_JP.UTF-8", "tr_TR.UTF-8"])
  func locales(_ locale: String) throws {
    let plain = try Program.run(["check", "nasushiobara.xlsx"])
    let other = try Program.run(
      ["check", "nasushiobara.xlsx"], environment: ["LC_ALL": locale, "LANG": locale])
    #expect(other.bytes == plain.bytes)
  }
}
