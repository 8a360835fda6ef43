import Forms
import Grid
import Rules
import Testing
import Workbook

@testable import Review

@Suite("files that cannot be read")
struct UnreadableFileTests {
  @Test(
    "are told by the rule on what is wrong with them",
    arguments: [
      ("表.csv", "指標名,目標値\n\"利用者数,10\n参加者数,20\n", "FIL-006", "A2", false),
      ("表.csv", "\"指標\n名\",目標値\n利用者数,10\n参加者数,\"20\n", "FIL-006", "A3", false),
      ("表.xlsx", "指標名,目標値\n", "FIL-001", "A1", true),
    ])
  func fault(_ name: String, _ text: String, _ rule: String, _ cell: String, _ isFile: Bool) throws
  {
    let file = InputFile(path: name, name: name, source: .bytes(Array(text.utf8)))
    let reviewed = Review.check(
      file, templates: Files.templates, options: ReviewOptions(check: CheckOptions()))
    #expect(reviewed.failure != nil)
    let finding = try #require(reviewed.findings.first)
    #expect(reviewed.findings.count == 1)
    #expect(finding.rule == rule && finding.severity == .error)
    #expect(finding.location.cell == CellReference(cell))
    #expect(finding.isAboutFile == isFile)
  }
}
