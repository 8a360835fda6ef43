/// What the person who runs a fix allows.
package struct FixOptions: Sendable {
  /// Also fixes that change a datum.
  package var allowsUnsafe: Bool
  /// Also cells that a protected sheet locks.
  package var allowsLocked: Bool
  /// Empty means all.
  package var filters: [FixFilter]

  package init(
    allowsUnsafe: Bool = false, allowsLocked: Bool = false, filters: [FixFilter] = []
  ) {
    self.allowsUnsafe = allowsUnsafe
    self.allowsLocked = allowsLocked
    self.filters = filters
  }
}
