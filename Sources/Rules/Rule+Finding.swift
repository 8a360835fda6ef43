import Forms
import Grid

extension Rule {
  /// - Parameters:
  ///   - key: the field's key or the value's role, for the id.
  ///   - owner: the name of the indicator or record, for the id.
  func finding(
    at location: Location, key: String, owner: String, severity: Severity? = nil,
    _ message: Message, detail: [Message] = [], evidence: [Evidence] = [],
    related: [Location] = [], fix: Fix? = nil
  ) -> Finding {
    var finding = Finding(
      rule: id, severity: severity ?? self.severity, location: location, message: message,
      detail: detail, evidence: Evidence.distinct(evidence), related: related, fix: fix,
      id: StableIdentifier.of([id, location.sheet, key, owner]))
    finding.owner = owner
    return finding
  }
}
