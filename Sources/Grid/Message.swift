/// The languages kensan speaks to people.
public enum Language: String, Sendable, CaseIterable { case ja, en }

/// A sentence in both languages.
public struct Message: Hashable, Sendable, Codable {
  public var ja: String
  public var en: String

  public init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }

  public func text(_ language: Language) -> String { language == .ja ? ja : en }

  /// Without the other language, where thousands are kept for readers of one.
  package func only(_ language: Language) -> Message {
    language == .ja ? Message(ja: ja, en: "") : Message(ja: "", en: en)
  }

  /// `1 row`, `2 rows`.
  package static func counted(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
