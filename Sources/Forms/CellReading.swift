package import Grid

/// What kensan read out of one cell, and why: what `kensan explain FILE SHEET!CELL` shows.
package struct CellReading: Hashable, Sendable {
  package enum Outcome: String, Hashable, Sendable {
    case value, field, heading, uncovered, unreadSheet, empty
  }

  /// One line: what it is about, and what holds.
  package struct Fact: Hashable, Sendable {
    package var title: Message
    package var text: Message

    package init(_ ja: String, _ en: String, _ text: Message) {
      title = Message(ja: ja, en: en)
      self.text = text
    }

    /// What stands in the file reads the same in both languages.
    package init(_ ja: String, _ en: String, _ text: String) {
      self.init(ja, en, Message(ja: text, en: text))
    }
  }

  package var outcome: Outcome
  package var summary: Message
  package var facts: [Fact]

  package init(_ outcome: Outcome, _ summary: Message, facts: [Fact] = []) {
    self.outcome = outcome
    self.summary = summary
    self.facts = facts
  }

  package func lines(_ language: Language) -> [String] {
    [summary.text(language)] + facts.map { "\($0.title.text(language)): \($0.text.text(language))" }
  }
}
