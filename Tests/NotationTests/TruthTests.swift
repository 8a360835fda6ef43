import Foundation
import Grid
import Notation
import Testing

/// One value of a truth file.
private struct TrueValue: Decodable {
  var raw: String
  var value: String?
  var status: String
  var unit: String?
}

@Suite struct TruthTests {
  @Test(
    "every value cell of the sample forms is read as it truly is",
    arguments: ["nasushiobara", "isesaki"])
  func values(_ form: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "fixtures/truth/\(form).values.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 20)
    for line in lines {
      let truth = try JSONDecoder().decode(TrueValue.self, from: Data(line.utf8))
      let parsed = CompositeText.parse(truth.raw)
      #expect(parsed.status?.rawValue == truth.status, "\(truth.raw)")
      // A number cell holds 0.233 and shows 23.3%; that is the form's business, not the text's.
      guard let value = truth.value, parsed.number?.isPlainNumber != true else { continue }
      #expect(parsed.number?.value == ExactDecimal(value), "\(truth.raw)")
      if let unit = truth.unit { #expect(parsed.number?.unit == unit, "\(truth.raw)") }
    }
  }
}
