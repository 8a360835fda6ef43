import Grid
import Testing

@testable import Workbook

@Suite("damaged archives")
struct ArchiveDamageTests {
  private func outcome(_ bytes: [UInt8]) -> WorkbookError? {
    do throws(WorkbookError) {
      _ = try Workbook(.bytes(bytes), name: "x.xlsx").book()
      return nil
    } catch { return error }
  }

  @Test("a workbook cut off anywhere is an error")
  func truncation() throws {
    for name in ["nasushiobara.xlsx", "isesaki.xlsx"] {
      let bytes = try ReadFiles.fixture(name)
      for length in stride(from: 0, to: bytes.count - 1, by: 64) {
        #expect(outcome(Array(bytes.prefix(length))) != nil, "\(name) cut at \(length)")
      }
    }
  }

  @Test("flipped bits give an error or a book, and never another text in silence")
  func bitFlips() throws {
    let bytes = try ReadFiles.fixture("isesaki.xlsx")
    let wanted = try Workbook(.bytes(bytes), name: "x.xlsx").book().sheets.map(\.cells)
    var state: UInt64 = 42
    var errors = 0
    for _ in 0..<600 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var copy = bytes
      copy[Int(state >> 33) % copy.count] ^= 1 << UInt8(state >> 61)
      do throws(WorkbookError) {
        let cells = try Workbook(.bytes(copy), name: "x.xlsx").book().sheets.map(\.cells)
        #expect(cells.map { $0.map(\.value) } == wanted.map { $0.map(\.value) })
      } catch { errors += 1 }
    }
    #expect(errors > 300)
  }

  @Test("flipped bits in the XML itself never trap")
  func xmlBitFlips() throws {
    let workbook = try Workbook(.bytes(ReadFiles.fixture("isesaki.xlsx")), name: "x.xlsx")
    guard case .archive(let archive) = workbook.container else { return #expect(Bool(false)) }
    var parts: [PartFile] = []
    for entry in archive.entries where !entry.isFolder {
      parts.append(
        PartFile(path: entry.path, bytes: try archive.inflated(entry, limits: .standard)))
    }
    var state: UInt64 = 7
    var errors = 0
    for _ in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var copy = parts
      let part = Int(state >> 40) % copy.count
      guard !copy[part].bytes.isEmpty else { continue }
      copy[part].bytes[Int(state >> 20 & 0xFFFFF) % copy[part].bytes.count] ^=
        1 << UInt8(state >> 61)
      do throws(WorkbookError) {
        _ = try Workbook(.folder(copy), name: "x").book()
      } catch { errors += 1 }
    }
    #expect(errors > 0)
  }

  @Test("an entry's declared size is no reason to ask for memory")
  func declaredSize() throws {
    var bytes = try ReadFiles.fixture("isesaki.xlsx")
    let archive = try Archive(bytes, limits: .standard)
    let entry = try #require(archive.entry(named: "xl/workbook.xml"))
    for index in 24..<27 { bytes[entry.centralRecord.lowerBound + index] = 0xFF }
    let large = try Archive(bytes, limits: .standard)
    let lying = try #require(large.entry(named: "XL/Workbook.xml"))
    #expect(lying.uncompressedSize > 16_000_000)
    #expect(
      try large.inflated(lying, limits: .standard) == archive.inflated(entry, limits: .standard))
    var limits = Limits.standard
    limits.bytesPerPart = 64
    #expect(throws: WorkbookError.self) { try archive.inflated(entry, limits: limits) }
  }

  @Test("a name that leaves the archive is refused")
  func unsafePaths() {
    for name in ["../evil.xml", "xl\\..\\..\\evil.xml"] {
      #expect(throws: WorkbookError.self) { try PartPath.ofEntry(Array(name.utf8)[...]) }
    }
    #expect(throws: Never.self) { try PartPath.ofEntry(Array("/xl/a..b.xml".utf8)[...]) }
  }
}
