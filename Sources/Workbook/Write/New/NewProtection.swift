/// What a protected sheet still allows. No password: it guards against slips, not against people.
///
/// Source: ECMA-376 Part 1, 18.3.1.85 (sheetProtection).
public struct NewProtection: Hashable, Sendable {
  /// Named as the standard names them.
  public enum Permission: String, Sendable, CaseIterable {
    case formatCells, formatColumns, formatRows, insertColumns, insertRows, insertHyperlinks
    case deleteColumns, deleteRows, sort, autoFilter, pivotTables
  }

  public var allowed: Set<Permission>
  /// Whether locked cells may be selected, to be read or copied.
  public var selectsLockedCells = true

  public init(allowing allowed: Set<Permission> = []) { self.allowed = allowed }
}

extension NewProtection {
  func markup(prefix: String) -> String {
    var element = "<\(prefix)sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\""
    for permission in Permission.allCases where allowed.contains(permission) {
      element += " \(permission.rawValue)=\"0\""
    }
    if !selectsLockedCells { element += " selectLockedCells=\"1\"" }
    return element + "/>"
  }
}
