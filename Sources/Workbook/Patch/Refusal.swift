public import Grid

/// Why an edit is not made, with the sentence that says what to do instead.
///
/// A value and no closed list: whoever refuses for a reason of its own says it in its own file.
public struct Refusal: Hashable, Sendable {
  /// What programs tell refusals apart by.
  public let key: String
  public let message: Message

  public init(_ key: String, ja: String, en: String) {
    self.key = key
    message = Message(ja: ja, en: en)
  }
}

extension Refusal: ExpressibleByStringLiteral {
  public init(stringLiteral key: String) {
    self.init(
      key, ja: "このセルは書き換えられません。Excel で手で直してください。",
      en: "This cell cannot be rewritten. Correct it by hand in Excel.")
  }
}
