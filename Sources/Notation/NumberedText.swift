/// Running text with its numbers, which are looked for once for all who ask.
package struct NumberedText: Sendable {
  package let text: String
  package let numbers: [ParsedNumber]
  package let ratios: [RatioText]

  package init(_ text: String) {
    self.text = text
    numbers = NumberText.find(in: text)
    ratios = RatioText.find(in: text, numbers)
  }
}
