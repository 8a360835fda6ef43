import FoundationEssentials
import Grid
import Testing

@testable import Workbook

@Suite("parts in windows")
struct PartStreamTests {
  /// A workbook whose first sheet is some hundred kilobytes.
  private static func bytes() throws -> [UInt8] {
    var rows = ""
    for row in 1...4000 {
      rows += "<row r=\"\(row)\"><c r=\"A\(row)\"><v>\(row * 7919 % 10_007)</v></c>"
      rows += "<c r=\"B\(row)\" t=\"inlineStr\"><is><t>行\(row)</t></is></c></row>"
    }
    let folder = ReadFiles.package(sheet: "<worksheet><sheetData>\(rows)</sheetData></worksheet>")
    guard case .folder(let files) = folder else { return [] }
    return ZipWriter.archive(files)
  }

  private func content(
    _ archive: Archive, _ options: PartStream.Options, leaving: Int = 0
  ) throws -> [UInt8] {
    var content: [UInt8] = []
    var consumed = 0
    let stream = try PartStream(
      .archive(archive), "xl/sheet1.xml", options: options, limits: .standard)
    try stream.forEachWindow { (bytes, isLast) throws(WorkbookError) in
      let taken = isLast ? bytes.count : max(0, bytes.count - leaving)
      XMLText.copy(bytes.extracting(0..<taken), to: &content)
      consumed += taken
      return taken
    }
    return content
  }

  @Test("windows of any size give the part's bytes, whatever is left over, on one thread or two")
  func windows() throws {
    let archive = try Archive(Self.bytes(), limits: .standard)
    let entry = try #require(archive.entry(named: "xl/sheet1.xml"))
    let wanted = try archive.inflated(entry, limits: .standard)
    for window in [300, 4096, 50_000, 1 << 20] {
      for isAhead in [false, true] {
        for leaving in [0, 1, 299, 5000] {
          let options = PartStream.Options(window: window, isAhead: isAhead)
          #expect(try content(archive, options, leaving: leaving) == wanted)
        }
      }
    }
  }

  @Test("a file on disk gives the same cells as one in memory, as a table and row by row")
  func onDisk() throws {
    let bytes = try Self.bytes() + []
    let url = FileManager.default.temporaryDirectory.appending(path: "kensan-\(UUID()).xlsx")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let memory = try Workbook(.bytes(bytes), name: "b.xlsx")
    let disk = try Workbook(contentsOf: url.path)
    let wanted = try memory.cells(inSheet: "S")
    #expect(wanted.count == 8000)
    #expect(wanted["B4000"] == .text("行4000"))
    for threads in [1, 2] {
      let cells = try disk.cells(inSheet: 0, threads: threads)
      #expect(cells.map(\.value) == wanted.map(\.value))
      #expect(cells.map(\.reference) == wanted.map(\.reference))
    }
    var streamed: [CellValue] = []
    var numbers: [Int] = []
    try disk.forEachRow(inSheet: "S") { row in
      numbers.append(row.number)
      streamed += row.map(\.value)
    }
    #expect(streamed == wanted.map(\.value))
    #expect(numbers == Array(0..<4000))
    #expect(try disk.patched([]) == .bytes(bytes))
  }

  @Test("damage anywhere in a streamed part is an error at the latest at its end")
  func damage() throws {
    let bytes = try Self.bytes()
    let sound = try Archive(bytes, limits: .standard)
    let entry = try #require(sound.entry(named: "xl/sheet1.xml"))
    let range = try sound.compressedRange(entry)
    for step in 0..<60 {
      var copy = bytes
      copy[range.lowerBound + step * (range.count - 3) / 59] ^= 4
      let archive = try Archive(copy, limits: .standard)
      for isAhead in [false, true] {
        let options = PartStream.Options(window: 4096, isAhead: isAhead)
        #expect(throws: WorkbookError.self) { try content(archive, options) }
      }
    }
  }

  @Test("a part may hold no more than it says, and no more than the limits say")
  func limits() throws {
    let bytes = try Self.bytes()
    let archive = try Archive(bytes, limits: .standard)
    let entry = try #require(archive.entry(named: "xl/sheet1.xml"))
    var lying = bytes
    for index in 0..<4 {
      lying[entry.centralRecord.lowerBound + 24 + index] = UInt8(
        truncatingIfNeeded: 100_000 >> (8 * index))
    }
    let short = try Workbook(.bytes(lying), name: "b.xlsx")
    let damage = #expect(throws: WorkbookError.self) { try short.cells(inSheet: 0) }
    #expect(damage?.reason == .damagedEntry)
    var limits = Limits.standard
    limits.bytesPerPart = 100_000
    let workbook = try Workbook(.bytes(bytes), name: "b.xlsx", limits: limits)
    let refusal = #expect(throws: WorkbookError.self) { try workbook.cells(inSheet: 0) }
    #expect(refusal?.reason == .limit(name: "bytes per part", value: 100_000))
  }

  @Test("who stops reading early leaves no thread behind")
  func early() throws {
    let archive = try Archive(Self.bytes(), limits: .standard)
    for _ in 0..<50 {
      let error = #expect(throws: WorkbookError.self) {
        let options = PartStream.Options(window: 1024, isAhead: true)
        let stream = try PartStream(
          .archive(archive), "xl/sheet1.xml", options: options, limits: .standard)
        try stream.forEachWindow { (_, _) throws(WorkbookError) in throw WorkbookError(.dtd) }
      }
      #expect(error?.reason == .dtd)
    }
  }
}

@Suite("judges of opening, over the corpus", .enabled(if: ReadFiles.exists(ReadFiles.corpus)))
struct OpeningJudgeTests {
  @Test(
    "libzip opens what is opened here and counts the same entries; libxml2 reads the same trees")
  func judges() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: ReadFiles.corpus.path).sorted()
    var archives = 0
    var trees = 0
    for name in names where name.hasPrefix("files/") {
      let url = ReadFiles.corpus.appending(path: name)
      guard let bytes = try? ReadFiles.bytes(url), bytes.count < 200_000,
        let archive = try? Archive(bytes, limits: .standard)
      else { continue }
      #expect(try LibraryArchive.entryCount(archive) == archive.entries.count, "\(name)")
      archives += 1
      for entry in archive.entries where entry.uncompressedSize < 20_000 {
        guard entry.path.hasSuffix(".rels") || entry.path.hasSuffix("/workbook.xml"),
          let part = try? archive.inflated(entry, limits: .standard),
          let text = try? XMLEncoding.utf8(part, part: ""),
          let plain = PlainXML.tree(text.span, limits: .standard)
        else { continue }
        let library = try? XMLTree.library(text, part: "", limits: .standard)
        #expect(library == plain, "\(name) \(entry.path)")
        trees += 1
        guard let library, entry.path.hasSuffix(".rels") else { continue }
        let walked = try Relationships(of: "xl/workbook.xml", text, limits: .standard)
        let built = Relationships(of: "xl/workbook.xml", tree: library)
        #expect(walked.all == built.all, "\(name) \(entry.path)")
      }
    }
    #expect(archives > 100)
    #expect(trees > 300)
  }
}
