/// Title, author and the like.
///
/// Source: ECMA-376 Part 2, 8 (core properties); Part 1, 22.2 (extended), 22.3 (custom).
public struct DocumentProperties: Hashable, Sendable {
  /// By the element's name: `title`, `creator`, `lastModifiedBy`, `created`, …
  public var core: [String: String]
  /// What the program says: `Application`, `Company`, `AppVersion`, …
  public var application: [String: String]
  /// What the authors' own properties say, by their names.
  public var custom: [String: String]

  public init(
    core: [String: String] = [:], application: [String: String] = [:],
    custom: [String: String] = [:]
  ) {
    self.core = core
    self.application = application
    self.custom = custom
  }

  /// The first property of that name, core ones before the program's, those before custom ones.
  public subscript(name: String) -> String? { core[name] ?? application[name] ?? custom[name] }
}
