/// What of a sheet cannot be changed without lifting its protection. Cells are locked where their
/// format says so, which is the default.
///
/// Source: ECMA-376 Part 1, 18.3.1.85 (sheetProtection), 18.3.1.69 (protectedRange).
public struct SheetProtection: Hashable, Sendable {
  /// What people may do all the same.
  public enum Action: String, Hashable, Sendable, CaseIterable {
    case selectLockedCells, selectUnlockedCells, formatCells, formatColumns, formatRows
    case insertColumns, insertRows, insertHyperlinks, deleteColumns, deleteRows
    case sort, autoFilter, pivotTables, objects, scenarios
  }

  /// Cells that may be changed although they are locked.
  public struct OpenRange: Hashable, Sendable {
    public var name: String
    public var ranges: [CellRange]
    public var hasPassword: Bool

    public init(name: String, ranges: [CellRange], hasPassword: Bool = false) {
      self.name = name
      self.ranges = ranges
      self.hasPassword = hasPassword
    }
  }

  /// False where the file holds settings, but the protection is not switched on.
  public var isOn: Bool
  public var hasPassword: Bool
  public var allowed: Set<Action>
  public var openRanges: [OpenRange]

  public init(
    isOn: Bool, hasPassword: Bool = false, allowed: Set<Action> = [], openRanges: [OpenRange] = []
  ) {
    self.isOn = isOn
    self.hasPassword = hasPassword
    self.allowed = allowed
    self.openRanges = openRanges
  }
}
