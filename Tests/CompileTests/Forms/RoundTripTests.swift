import Compile
import Forms
import Foundation
import Grid
import Rules
import Testing
import Workbook

@Suite("filled forms")
struct RoundTripTests {
  static let names = ["chuo", "isesaki", "nasushiobara", "sano", "tokorozawa"]

  private func template(_ name: String) throws -> (Template, Book, [UInt8]) {
    let bytes = try Fixture.bytes("templates/\(name).xlsx")
    let book = try Workbook(.bytes(bytes), name: name + ".xlsx").book()
    return (try Template.read(book, name: name + ".xlsx"), book, bytes)
  }

  private func filled(_ name: String, seed: Int) throws -> (data: FormData, bytes: [UInt8]) {
    let (template, book, bytes) = try template(name)
    var random = RandomForm(template, book, seed: seed)
    let data = random.data()
    let fill = FormFill(template, book, data: data)
    #expect(fill.lost.isEmpty)
    let source = try FilledBook.make(fill, template: template, source: .bytes(bytes))
    guard case .bytes(let result) = source else { return (data, []) }
    return (data, result)
  }

  private func read(_ name: String, _ bytes: [UInt8]) throws -> FormData {
    let book = try Workbook(.bytes(bytes), name: "filled.xlsx").book()
    return FormData(
      try FormReader.read(
        book, templates: [template(name).0], formID: name))
  }

  @Test("what was filled in is read back", arguments: names)
  func roundTrip(name: String) throws {
    for seed in 1...12 {
      let (data, bytes) = try filled(name, seed: seed)
      let found = try read(name, bytes)
      #expect(Difference(found, data) == Difference(), "seed \(seed)")
    }
  }

  @Test(
    "also after LibreOffice has opened and saved it", .enabled(if: Office.isThere),
    arguments: names)
  func throughLibreOffice(name: String) throws {
    let (data, bytes) = try filled(name, seed: 77)
    let saved = try Office.saved(bytes)
    #expect(try Difference(read(name, saved), data) == Difference())
  }

  @Test("no tag and no table of the template is left", arguments: names)
  func nothingLeft(name: String) throws {
    let book = try Workbook(.bytes(filled(name, seed: 3).bytes), name: "filled.xlsx").book()
    for sheet in book.sheets {
      #expect(!["項目", "設定", "検査"].contains(sheet.name))
      let tags = sheet.cells.filter { $0.value.raw.contains("{{") }
      #expect(tags.map(\.reference.description) == [])
    }
  }

  @Test(
    "a blank form, checked before anybody filled it in, has no structural finding",
    arguments: names, [nil, 2024])
  func blankChecked(name: String, year: Int?) throws {
    let (template, book, bytes) = try template(name)
    let source = try FilledBook.make(
      FormFill(template, book, year: year), template: template, source: .bytes(bytes))
    let blank = try Workbook(source, name: "blank.xlsx").book()
    let form = try FormReader.read(
      blank, templates: [template], formID: nil)
    let findings = Checker.check(form, book: blank, options: CheckOptions(select: ["LAY"]))
    #expect(findings.map { "\($0.rule) \($0.location) \($0.message.ja)" } == [])
  }

  /// What a blank form looks like is what the municipality sends out: the same texts at the same
  /// places, where the page holds one copy of everything.
  @Test("a blank form says what the municipality's own says", arguments: ["sano", "nasushiobara"])
  func blank(name: String) throws {
    let (template, book, bytes) = try template(name)
    let source = try FilledBook.make(
      FormFill(template, book), template: template, source: .bytes(bytes))
    let made = try Workbook(source, name: "blank.xlsx").book()
    #expect(made.properties["kensan.様式ID"] == name)
    let sheet = try #require(made.sheets.first)
    #expect(sheet.protection?.isOn == true)
    let names = made.definedNames.filter { $0.sheet == 0 }
    #expect(names.contains { $0.name.contains("名称") })
    guard name == "nasushiobara" else {
      #expect(sheet[try #require(CellReference("O8"))]?.value == .text("R4"))
      #expect(sheet[try #require(CellReference("R24"))] == nil)
      #expect(sheet[try #require(CellReference("B43"))]?.value == .text("令和4年度施策の取組方針"))
      #expect(
        sheet[try #require(CellReference("H44"))]?.value
          == .text("取組方針\n□ 全て達成\n□ 一部未達成\n□ 全て未達成"))
      return
    }
    #expect(sheet[try #require(CellReference("H4"))]?.value == .text("基準値\n(H27)"))
    #expect(sheet[try #require(CellReference("J1"))]?.value == .text("令和4年度"))
    let choices = sheet.validations.first {
      $0.ranges.contains { $0.contains(CellReference("F6")!) }
    }
    #expect(choices?.choices == ["A", "B", "C", "D", "E"])
  }

  @Test("another year moves the headings on, but not the plan's first year")
  func nextYear() throws {
    let (template, book, bytes) = try template("nasushiobara")
    let source = try FilledBook.make(
      FormFill(template, book, year: 2024), template: template, source: .bytes(bytes))
    let sheet = try #require(try Workbook(source, name: "blank.xlsx").book().sheets.first)
    #expect(sheet[try #require(CellReference("H4"))]?.value == .text("基準値\n(H27)"))
    #expect(sheet[try #require(CellReference("J4"))]?.value == .text("現状値\n(R6)"))
  }
}

/// What differs between what was read and what was filled in: nothing to read in where all is well.
struct Difference: Equatable {
  var missing: [String] = []
  var added: [String] = []
  /// The first two that stand in another order.
  var swapped: [String] = []

  init() {}

  init(_ found: FormData, _ wanted: FormData) {
    let (have, want) = (found.essence, wanted.essence)
    missing = want.filter { !have.contains($0) }
    added = have.filter { !want.contains($0) }
    if missing.isEmpty, added.isEmpty,
      let place = have.indices.first(where: { want.count <= $0 || have[$0] != want[$0] })
    {
      swapped = [have[place], want.indices.contains(place) ? want[place] : ""]
    }
  }
}

/// LibreOffice, where it is installed.
enum Office {
  static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")

  /// The workbook as LibreOffice saves it.
  static func saved(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "kensan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(bytes).write(to: folder.appending(path: "in.xlsx"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/soffice")
    process.arguments = [
      "--headless", "--norestore", "-env:UserInstallation=file://\(folder.path)/profile",
      "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder.path + "/out",
      folder.path + "/in.xlsx",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: folder.appending(path: "out/in.xlsx")))
  }
}
