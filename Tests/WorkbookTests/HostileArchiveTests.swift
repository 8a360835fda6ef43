import Grid
import Testing

@testable import Workbook

@Suite("hostile archives")
struct HostileArchiveTests {
  private func archive(_ sheet: ComposedArchive.Entry? = nil) -> ComposedArchive {
    let plain = "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>"
    guard case .folder(let parts) = ReadFiles.package(sheet: plain) else { return .init([]) }
    var archive = ComposedArchive(parts)
    if let sheet { archive["xl/sheet1.xml"] = sheet }
    return archive
  }

  private func error(_ archive: ComposedArchive, _ limits: Limits = .standard) -> WorkbookError? {
    do throws(WorkbookError) {
      _ = try Workbook(.bytes(archive.bytes), name: "x.xlsx", limits: limits).book()
      return nil
    } catch { return error }
  }

  private func bomb(_ count: Int) -> ComposedArchive.Entry {
    .bomb(
      "xl/sheet1.xml", "<worksheet><sheetData><row><c><v>7</v></c></row>", 0x20, count,
      "</sheetData></worksheet>")
  }

  @Test("well-compressed parts are read, however well, up to the limit on their bytes")
  func ratio() throws {
    let entry = bomb(20_000_000)
    #expect(entry.size / entry.packed > 150)
    let workbook = try Workbook(.bytes(archive(entry).bytes), name: "x.xlsx")
    #expect(try workbook.book().sheets[0].cells.map(\.value) == [.number(7)])
    var limits = Limits.standard
    limits.bytesPerPart = 1_000_000
    let found = error(archive(entry), limits)
    #expect(found?.reason == .limit(name: "bytes per part", value: 1_000_000))
    #expect(found?.part == "xl/sheet1.xml")
  }

  @Test("an element that fits in no memory is refused while it is inflated")
  func longElement() throws {
    let entry = ComposedArchive.Entry.bomb(
      "xl/sheet1.xml", "<worksheet><sheetData><row><c t='str'><v>", 0x78, 40_000_000,
      "</v></c></row></sheetData></worksheet>")
    let workbook = try Workbook(.bytes(archive(entry).bytes), name: "x.xlsx")
    let found = #expect(throws: WorkbookError.self) { try workbook.forEachCell { _, _ in } }
    #expect(
      found?.reason == .limit(name: "bytes per element", value: Limits.standard.bytesPerElement))
    #expect(found?.part == "xl/sheet1.xml")
    #expect(
      error(archive(entry))?.reason
        == .limit(name: "text of a cell", value: Limits.standard.textOfCell))
  }

  @Test("a comment that holds the mark of an end record is still a comment")
  func endMarkInComment() throws {
    let comment = Array("控え PK\u{5}\u{6} の話、このあとも続く、二十二バイトより長く".utf8)
    var bytes = archive().bytes
    bytes[bytes.count - 2] = UInt8(comment.count)
    let workbook = try Workbook(.bytes(bytes + comment), name: "x.xlsx")
    #expect(try workbook.book().sheets[0].cells.map(\.value) == [.number(7)])
  }

  @Test("entries named from the archive's own folder are found, as tar names them")
  func dottedNames() throws {
    var archive = archive()
    for index in archive.entries.indices {
      archive.entries[index].name = Array("./".utf8) + archive.entries[index].name
    }
    archive.entries.insert(ComposedArchive.Entry("./", []), at: 0)
    let workbook = try Workbook(.bytes(archive.bytes), name: "x.xlsx")
    #expect(try workbook.book().sheets[0].cells.map(\.value) == [.number(7)])
  }

  @Test("a part larger than it declares is damaged; no memory is asked for on a declared size")
  func lyingSizes() throws {
    for size in [0, 10, 1000] as [UInt64] {
      var entry = bomb(1000)
      entry.size = size
      let found = error(archive(entry))
      #expect(found?.reason == .damagedEntry, "declared \(size)")
      #expect(found?.part == "xl/sheet1.xml")
    }
    for size in [1 << 30, 1 << 47] as [UInt64] {
      var entry = bomb(1000)
      entry.size = size
      entry.isZip64 = size > UInt64(UInt32.max)
      let workbook = try Workbook(.bytes(archive(entry).bytes), name: "x.xlsx")
      // What is there is sound: the checksum says so.
      #expect(try workbook.book().sheets[0].cells.map(\.value) == [.number(7)])
    }
  }

  @Test("a checksum that does not fit is a damaged part", arguments: [UInt16(0), 8])
  func checksum(method: UInt16) {
    var entry = bomb(1000)
    if method == 0 { entry = ComposedArchive.Entry("xl/sheet1.xml", Array("<worksheet/>".utf8)) }
    entry.crc32 ^= 1
    let found = error(archive(entry))
    #expect(found?.reason == .damagedEntry)
    #expect(found?.part == "xl/sheet1.xml")
  }

  @Test("names that leave the archive are refused, in both directories and by relationships")
  func paths() {
    for name in ["../x.xml", "xl/../../x.xml", "..\\x.xml", "xl/..", "a/\0.xml"] {
      var archive = archive()
      archive.entries.append(ComposedArchive.Entry(name, []))
      #expect(error(archive)?.reason == .unsafePath, "\(name)")
    }
    var other = archive()
    other["xl/sheet1.xml"].localName = Array("xl/sheet9.xml".utf8)
    #expect(error(other)?.reason == .damagedEntry)
    let links =
      "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='../../s.xml'/></Relationships>"
    other = archive()
    other["xl/_rels/workbook.xml.rels"] = ComposedArchive.Entry(
      "xl/_rels/workbook.xml.rels", Array(links.utf8))
    #expect(error(other)?.reason == .missingSheet("S"))
  }

  @Test("more entries than allowed are refused before they are listed; folders likewise")
  func entries() {
    var limits = Limits.standard
    limits.entries = 100
    var many = archive()
    for index in 0..<100 { many.entries.append(ComposedArchive.Entry("x\(index)", [])) }
    #expect(error(many, limits)?.reason == .limit(name: "entries", value: 100))
    let files = many.entries.map {
      PartFile(path: String(decoding: $0.name, as: UTF8.self), bytes: $0.data)
    }
    #expect(throws: WorkbookError(.limit(name: "entries", value: 100))) {
      try Workbook(.folder(files), name: "x", limits: limits)
    }
  }

  @Test("an encrypted entry and an unknown method are told by name")
  func unreadableEntries() {
    var encrypted = archive()
    encrypted["xl/sheet1.xml"].flags = 1
    #expect(error(encrypted)?.reason == .encrypted)
    var odd = archive()
    odd["xl/sheet1.xml"].method = 97
    #expect(error(odd)?.reason == .unsupportedCompression(method: 97))
    #expect(error(odd)?.part == "xl/sheet1.xml")
  }

  @Test("bytes set to their extremes anywhere in the directories never trap")
  func extremes() throws {
    let archive = archive(bomb(100))
    var zip64 = archive
    zip64.isZip64 = true
    for index in zip64.entries.indices { zip64.entries[index].isZip64 = true }
    for bytes in [archive.bytes, zip64.bytes] {
      for offset in bytes.indices {
        for value in [0, 0x7F, 0xFF] as [UInt8] where bytes[offset] != value {
          var copy = bytes
          // Fields are two, four and eight bytes wide.
          for index in offset..<min(offset + 1 + offset % 8, copy.count) { copy[index] = value }
          do throws(WorkbookError) {
            try Workbook(.bytes(copy), name: "x.xlsx").forEachCell { _, _ in }
          } catch { #expect(!error.message.ja.isEmpty) }
        }
      }
    }
  }
}
