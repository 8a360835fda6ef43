import FoundationEssentials
import Grid
import Testing

@testable import Workbook

@Suite("reading workbooks")
struct ReadBookTests {
  @Test("a form's cells, merges, drop-downs and properties are all there")
  func form() throws {
    let book = try Workbook(.bytes(ReadFiles.fixture("nasushiobara.xlsx")), name: "n.xlsx").book()
    #expect(book.kind == .xlsx)
    #expect(book.sheets.map(\.name) == ["プロセス3"])
    let sheet = book.sheets[0]
    #expect(sheet.cells.count == 163)
    #expect(sheet.merges.count == 14)
    #expect(sheet[CellReference(row: 0, column: 9)]?.value == .text("令和4年度"))
    #expect(sheet[CellReference(row: 6, column: 7)]?.value == .text("未設置地区\n4地区"))
    #expect(sheet.validations.first?.choices == ["A", "B", "C", "D", "E"])
    #expect(book.properties["Application"] == "Microsoft Excel")
  }

  @Test("streaming hands over the same cells as the book holds")
  func streaming() throws {
    for name in ["nasushiobara.xlsx", "isesaki.xlsx", "nasushiobara.csv", "isesaki.csv"] {
      let workbook = try Workbook(.bytes(ReadFiles.fixture(name)), name: name)
      var streamed: [String] = []
      try workbook.forEachCell { sheet, cell in
        streamed.append("\(sheet)!\(cell.reference) \(cell.value.raw)")
      }
      let held = try workbook.book().sheets.flatMap { sheet in
        sheet.cells.map { "\(sheet.name)!\($0.reference) \($0.value.raw)" }
      }
      #expect(streamed == held)
      #expect(held.count >= 100)
    }
  }

  @Test(
    "an unzipped folder reads as its workbook does",
    .enabled(if: ReadFiles.exists(ReadFiles.workbooks)))
  func folder() throws {
    let folder = try ReadFiles.folder(ReadFiles.workbooks.appending(path: "tokorozawa.unzipped"))
    let zipped = try ReadFiles.bytes(ReadFiles.workbooks.appending(path: "tokorozawa.xlsx"))
    let first = try Workbook(.folder(folder), name: "tokorozawa.unzipped").book()
    let second = try Workbook(.bytes(zipped), name: "tokorozawa.xlsx").book()
    #expect(first.kind == .folder)
    #expect(first.sheets.map(\.name) == second.sheets.map(\.name))
    for (one, other) in zip(first.sheets, second.sheets) {
      #expect(one.cells.map(\.value) == other.cells.map(\.value))
      #expect(one.cells.map(\.reference) == other.cells.map(\.reference))
      #expect(one.merges == other.merges)
    }
  }

  @Test("an empty patch gives the same bytes")
  func identity() throws {
    for name in ["nasushiobara.xlsx", "isesaki.xlsx", "nasushiobara.csv", "isesaki.csv"] {
      let bytes = try ReadFiles.fixture(name)
      #expect(try Workbook(.bytes(bytes), name: name).patched([]) == .bytes(bytes))
    }
  }

  @Test("formats that Excel opens but kensan does not are each told apart")
  func refusals() throws {
    func reason(_ bytes: [UInt8], _ name: String) -> WorkbookError.Reason? {
      do throws(WorkbookError) {
        _ = try Workbook(.bytes(bytes), name: name)
        return nil
      } catch { return error.reason }
    }
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let blank = [UInt8](repeating: 0, count: 1016)
    let encrypted = compound + blank + "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] } + blank
    #expect(reason(compound + blank, "a.xls") == .legacyXLS)
    #expect(reason(encrypted, "a.xlsx") == .encrypted)
    #expect(reason([], "a.xlsx") == .empty)
    #expect(reason(Array("a,b\n".utf8), "a.xlsx") == .notZip)
    #expect(reason(Array("%PDF-1.7".utf8), "a.pdf") == .notAWorkbook)
    let whole = try ReadFiles.fixture("isesaki.xlsx")
    #expect(reason(Array(whole.prefix(whole.count / 2)), "a.xlsx") == .truncated)
  }

  @Test("every reason has its own sentence in both languages, with what to do")
  func sentences() {
    let reasons: [WorkbookError.Reason] = [
      .unreadable(code: 2), .otherArchive, .missingSheet("S"), .outsideSheet, .empty, .notAWorkbook,
      .notZip,
      .truncated, .encrypted, .legacyXLS, .binaryXLSB,
      .openDocument, .damagedEntry, .unsupportedCompression(method: 9), .unsafePath,
      .limit(name: "cells", value: 1), .malformedXML("x"), .dtd, .missingPart("p"),
      .malformedText(encoding: "CP932", line: 2, column: 3), .notWritten(errno: 28),
      .limit(name: "nesting", value: 200), .unknownEncoding,
      .malformedCSV("quote", line: 2, column: 3), .unencodable(character: "𠮷"),
      .changedMeanwhile(expected: "秘密1", found: "秘密2"), .noSuchSheet("S"), .unsupportedEdit("x"),
    ]
    let messages = reasons.map { WorkbookError($0).message }
    #expect(Set(messages.map(\.ja)).count == reasons.count)
    #expect(Set(messages.map(\.en)).count == reasons.count)
    #expect(messages.allSatisfy { !$0.ja.contains("秘密") && !$0.en.contains("秘密") })
  }

  @Test("a document type declaration is refused in small and large parts")
  func doctype() throws {
    let bomb = "<!DOCTYPE x [<!ENTITY a 'b'>]>"
    #expect(throws: WorkbookError.self) {
      try Workbook(
        ReadFiles.package(sheet: bomb + "<worksheet/>"), name: "f"
      ).book()
    }
    #expect(throws: WorkbookError.self) {
      try Workbook(
        ReadFiles.package(sheet: "<worksheet/>", styles: bomb + "<styleSheet/>"), name: "f"
      ).book()
    }
  }

  @Test("a relationship's target may be absolute, dotted, or written with backslashes")
  func targets() throws {
    for target in ["sheet1.xml", "/xl/sheet1.xml", "../xl/./sheet1.xml", ".\\SHEET1.xml"] {
      let source = ReadFiles.package(
        sheet: "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>",
        target: target)
      let cells = try Workbook(source, name: "f").book().sheets[0].cells
      #expect(cells.map(\.value) == [.number(7)], "\(target)")
    }
    #expect(PartPath.resolve("../../x.xml", from: "xl/workbook.xml") == nil)
    #expect(throws: WorkbookError.self) {
      try Workbook(.folder([PartFile(path: "../x.xml", bytes: [])]), name: "f")
    }
  }
}
