import Foundation
import Grid
import Rules
import Testing
import Workbook

@testable import Forms

/// Altered copies once more after LibreOffice has opened and saved them.
///
/// `KENSAN_OFFICE_COPIES=20` makes as many of each form; all go through one run of the office.
@Suite("altered copies saved through LibreOffice")
struct LibreOfficeCopyTests {
  static let copies = 3
  static let hasOffice = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")

  private struct Case {
    var name: String
    var copy: AlteredCopy
    var template: Template
    var known: Set<String>
  }

  @Test(
    "are read as they were before, and nothing more is said of them",
    .enabled(if: hasOffice, "LibreOffice is not installed"))
  func saved() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "kensan-copies-\(UUID().uuidString)")
    let output = folder.appending(path: "saved")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let cases = try Fixtures.templateNames.flatMap { try Self.cases($0) }
    for one in cases {
      try Data(one.copy.file()).write(to: folder.appending(path: one.name + ".xlsx"))
    }
    try Self.save(cases.map { folder.appending(path: $0.name + ".xlsx").path }, to: output, folder)
    var right = 0
    for one in cases {
      var copy = one.copy
      let bytes = try [UInt8](Data(contentsOf: output.appending(path: one.name + ".xlsx")))
      copy.book = try Workbook(.bytes(bytes), name: one.name + ".xlsx").book()
      let before = CopyResult(one.copy, one.template, known: one.known)
      let after = CopyResult(copy, one.template, known: one.known)
      #expect(after.unsaid.isEmpty, "\(one.name) \(copy.done)")
      #expect(
        after.findings?.elsewhere == before.findings?.elsewhere, "\(one.name) \(copy.done)")
      if after.isEntirelyRight { right += 1 }
    }
    #expect(right * 100 >= cases.count * 95, "\(right)/\(cases.count)")
  }

  private static func cases(_ name: String) throws -> [Case] {
    let template = try #require(Fixtures.templates().first { $0.id == name })
    let book = try Fixtures.book("fixtures/\(name).xlsx")
    let form = try FormReader.read(book, templates: [template], formID: name)
    let known = Checker.check(form, book: book, options: CheckOptions(select: ["LAY"]))
    let asked = ProcessInfo.processInfo.environment["KENSAN_OFFICE_COPIES"].flatMap { Int($0) }
    return (0..<(asked ?? copies)).map { seed in
      var copy = AlteredCopy(book, form)
      var random = SeededRandom(seed: seed)
      let kinds = Alteration.allCases.filter { $0 != .csv }
      var next = kinds[seed % kinds.count]
      while !next.apply(to: &copy, &random) { next = kinds.randomElement(using: &random) ?? .memos }
      return Case(
        name: "\(name)-\(seed)", copy: copy, template: template, known: Set(known.map(\.id)))
    }
  }

  private static func save(_ files: [String], to output: URL, _ folder: URL) throws {
    let office = Process()
    office.executableURL = URL(filePath: "/usr/bin/soffice")
    office.arguments =
      [
        "--headless", "-env:UserInstallation=file://" + folder.appending(path: "profile").path,
        "--convert-to", "xlsx", "--outdir", output.path,
      ] + files
    office.standardOutput = FileHandle.nullDevice
    office.standardError = FileHandle.nullDevice
    try office.run()
    office.waitUntilExit()
    try #require(office.terminationStatus == 0)
  }
}
