/// The versions reports carry.
enum Version {
  static let tool = "0.1.0"
  /// Grows whenever a rule is added or decides differently.
  static let ruleSet = "1"
}
