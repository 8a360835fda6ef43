import Foundation
import Grid
import Rules
import Testing

@testable import Review

@Suite("hostile files")
struct HostileFileTests {
  private static let folder = Files.shared.appending(path: "corpus/files/synth")

  @Test(
    "every one is checked, with a template proposed from itself, or refused with a reason",
    .enabled(if: FileManager.default.fileExists(atPath: folder.path), "needs ../shared/corpus"))
  func ends() throws {
    var options = ReviewOptions(check: CheckOptions())
    options.drafts = true
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder, includingPropertiesForKeys: [.isDirectoryKey])
    var ended = 0
    for url in files.sorted(by: { $0.path < $1.path }) {
      guard try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == false else {
        continue
      }
      let reviewed = Review.check(
        try Files.input(url), templates: Files.templates, options: options)
      #expect(
        (reviewed.form == nil) == (reviewed.failure?.ja.isEmpty == false),
        "\(url.lastPathComponent)")
      ended += 1
    }
    #expect(ended >= 40)
  }
}
