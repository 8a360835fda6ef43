import Testing

@testable import Forms

/// Copies of forms that nobody has seen, altered as departments alter them, read with a template that
/// was drafted from the form itself.
@Suite("altered copies of drafted forms")
struct AlteredDraftTests {
  static let copies = CopyTally.asked ?? 2

  @Test("no value is wrong or lost unsaid", arguments: InventedForm.all.indices, [1, 3])
  func altered(number: Int, alterations: Int) throws {
    let invented = InventedForm.all[number]
    let book = try invented.book()
    let template = try invented.template(corrected: true)
    let form = try FormReader.read(book, templates: [template], formID: template.id)
    // Each form begins with another kind, so that a few copies of each show all kinds.
    let all = CopyTally.of(
      invented.name, book, form, copies: Self.copies, alterations: alterations,
      first: number * Self.copies)
    #expect(all.wrong == 0, "\(invented): \(all.line)")
    #expect(all.unsaid == 0, "\(invented): \(all.line)")
  }
}
