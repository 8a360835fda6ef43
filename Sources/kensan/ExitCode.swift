/// What the command tells its caller.
enum ExitCode {
  static let fine: Int32 = 0
  /// Findings at or above `--fail-on`.
  static let findings: Int32 = 1
  /// Wrong use, unreadable file, internal error.
  static let trouble: Int32 = 2
}
