import Grid
import Testing

@testable import Rules

@Suite("The catalogue of rules")
struct CatalogueTests {
  @Test("holds every rule once")
  func idsAreUnique() {
    let ids = Rule.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Rule.named("NUM-001")?.id == "NUM-001")
    #expect(Rule.named("ZZZ-999") == nil)
  }

  @Test("speaks both languages everywhere", arguments: Rule.all.map(\.id))
  func bothLanguages(_ id: String) throws {
    let rule = try #require(Rule.named(id))
    let messages =
      [rule.title, rule.why, rule.condition, rule.remedy] + rule.examples.map(\.title)
      + rule.batchExamples.map(\.title)
      + rule.tableExamples.map(\.title)
    for message in messages {
      #expect(!message.ja.isEmpty)
      #expect(!message.en.isEmpty)
    }
    #expect(!rule.source.isEmpty)
    #expect(id.wholeMatch(of: /[A-Z]{3}-\d{3}/) != nil)
  }

  @Test("shows a fine and a flagged example", arguments: Rule.all.map(\.id))
  func bothKindsOfExamples(_ id: String) throws {
    let rule = try #require(Rule.named(id))
    let flagged =
      rule.examples.map(\.isFlagged) + rule.batchExamples.map(\.isFlagged)
      + rule.tableExamples.map(\.isFlagged)
    #expect(flagged.contains(true))
    #expect(flagged.contains(false))
    let corrects =
      rule.examples.contains { $0.corrected != nil }
      || rule.tableExamples.contains { $0.corrected != nil }
      || rule.batchExamples.contains { $0.files.contains { $0.corrected != nil } }
    #expect(corrects == (rule.fixSafety != nil), "what is promised to be fixed is shown fixed")
  }

  @Test("names findings by content: the parts of an id cannot run into each other")
  func stableIdentifiers() {
    #expect(StableIdentifier.of([]) == "cbf29ce484222325")
    #expect(StableIdentifier.of(["ab", "c"]) != StableIdentifier.of(["a", "bc"]))
    #expect(StableIdentifier.of(["NUM-001"]).count == 16)
  }
}
