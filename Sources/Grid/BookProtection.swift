/// What of the workbook as a whole cannot be changed without lifting the protection.
///
/// Source: ECMA-376 Part 1, 18.2.29 (workbookProtection), 18.2.12 (fileSharing).
public struct BookProtection: Hashable, Sendable {
  /// Sheets cannot be added, removed, renamed, moved or shown.
  public var locksStructure: Bool
  public var locksWindows: Bool
  /// Lifting it needs a password.
  public var hasPassword: Bool
  /// Excel proposes to open the file for reading only.
  public var recommendsReadOnly: Bool

  public init(
    locksStructure: Bool = false, locksWindows: Bool = false, hasPassword: Bool = false,
    recommendsReadOnly: Bool = false
  ) {
    self.locksStructure = locksStructure
    self.locksWindows = locksWindows
    self.hasPassword = hasPassword
    self.recommendsReadOnly = recommendsReadOnly
  }
}
