import FoundationEssentials
import Grid
import Testing

@testable import Workbook

/// Damage of every kind to real workbooks: each ends in an error that names its place or in cells,
/// never in a trap. The same damage every time.
@Suite("mutated workbooks")
struct MutationTests {
  /// What a seed makes of bytes.
  private struct Damage {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func number(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, limit)
    }

    private static let tokens = [
      "<", ">", "/>", "\"", "'", "&", "&#0;", "&#x10FFFF;", "]]>", "<![CDATA[", "<!--",
      "<!DOCTYPE x>",
      "</c>", "<c>", "<c r=\"XFD1048576\">", "<row r=\"1048577\">", "<row>", "</row>",
      "</sheetData>",
      " t=\"s\"", " t=\"str\"", " s=\"4294967296\"", " r=\"A0\"", "<v>", "</v>", "-1", "1e999",
      "99999999999999999999", "\0", "\u{FEFF}", "_x0000_", "_xD800_", "<is><t>",
      "<f t=\"shared\" si=\"0\"/>",
      "<mergeCell ref=\"A1:XFD1048576\"/>", "<si>", "</si>", "<rPh>", " xml:space=\"preserve\"",
    ].map { Array($0.utf8) }

    /// One to four of: a flipped bit, a token written over or put in, a stretch cut, doubled or moved.
    mutating func apply(to bytes: inout [UInt8]) {
      for _ in 0...number(4) {
        guard !bytes.isEmpty else { return }
        let place = number(bytes.count)
        let end = min(bytes.count, place + 1 + number(60))
        switch number(6) {
        case 0: bytes[place] ^= 1 << UInt8(number(8))
        case 1: bytes.insert(contentsOf: Self.tokens[number(Self.tokens.count)], at: place)
        case 2:
          let token = Self.tokens[number(Self.tokens.count)]
          bytes.replaceSubrange(place..<min(bytes.count, place + token.count), with: token)
        case 3: bytes.removeSubrange(place..<end)
        case 4: bytes.insert(contentsOf: bytes[place..<end], at: number(bytes.count))
        default: bytes.removeLast(number(bytes.count))
        }
      }
    }
  }

  /// Reads in every way there is.
  private func read(_ source: WorkbookSource) -> WorkbookError? {
    do throws(WorkbookError) {
      let workbook = try Workbook(source, name: "x.xlsx")
      var streamed: Set<String> = []
      try workbook.forEachCell { streamed.insert("\($0)!\($1.reference)") }
      for sheet in try workbook.book().sheets {
        for cell in sheet.cells where !streamed.contains("\(sheet.name)!\(cell.reference)") {
          Issue.record("\(cell.reference) was never handed over")
        }
      }
      return nil
    } catch { return error }
  }

  /// Small workbooks of the corpus by as many producers as there are, and the fixtures.
  private static let books: [[UInt8]] = {
    var books = ["isesaki.xlsx", "nasushiobara.xlsx"].compactMap { try? ReadFiles.fixture($0) }
    var perFolder: [String: Int] = [:]
    for entry in (try? Corpus.entries()) ?? [] where entry.path.hasSuffix("x") {
      let folder = entry.path.split(separator: "/").dropLast().joined(separator: "/")
      guard perFolder[folder, default: 0] < 3,
        let bytes = try? ReadFiles.bytes(ReadFiles.corpus.appending(path: entry.path)),
        (100..<30_000) ~= bytes.count
      else { continue }
      perFolder[folder, default: 0] += 1
      books.append(bytes)
    }
    return books
  }()

  @Test("workbooks cut off or with flipped bits are errors or the cells that are there")
  func files() {
    var errors = 0
    for (seed, book) in Self.books.enumerated() {
      var damage = Damage(seed: seed)
      for round in 0..<16 {
        var copy = book
        if round % 2 == 0 {
          copy.removeLast(1 + damage.number(copy.count - 1))
        } else {
          for _ in 0...damage.number(3) {
            copy[damage.number(copy.count)] ^= 1 << UInt8(damage.number(8))
          }
        }
        guard let error = read(.bytes(copy)) else { continue }
        errors += 1
        #expect(!error.message.ja.isEmpty)
      }
    }
    #expect(errors > Self.books.count * 6)
  }

  @Test(
    "damage inside the parts, zipped anew with right checksums, is an error with its part or cells")
  func parts() throws {
    var errors = 0
    var rounds = 0
    for (seed, book) in Self.books.enumerated() {
      guard let workbook = try? Workbook(.bytes(book), name: "x.xlsx"),
        case .archive(let archive) = workbook.container
      else { continue }
      var parts: [PartFile] = []
      for entry in archive.entries where !entry.isFolder {
        guard let bytes = try? archive.inflated(entry, limits: .standard) else { continue }
        parts.append(PartFile(path: entry.path, bytes: bytes))
      }
      // What cells come from is damaged more often than what stands around them.
      let inner = parts.indices.filter { index in
        ["worksheets/", "sharedStrings", "styles", "workbook.xml"].contains {
          parts[index].path.contains($0)
        }
      }
      guard !inner.isEmpty else { continue }
      var damage = Damage(seed: seed)
      for round in 0..<12 {
        var copy = parts
        let index = round % 4 < 3 ? inner[damage.number(inner.count)] : damage.number(copy.count)
        damage.apply(to: &copy[index].bytes)
        rounds += 1
        guard let error = read(.bytes(ComposedArchive(copy).bytes)) else { continue }
        errors += 1
        #expect(error.part != nil || error.reason == .otherArchive, "\(error)")
      }
    }
    #expect(errors > rounds / 4)
  }

  @Test("what a patch makes of a damaged workbook holds the edit, or there is an error")
  func patches() throws {
    for (seed, book) in Self.books.enumerated().prefix(24) {
      guard let workbook = try? Workbook(.bytes(book), name: "x.xlsx"),
        case .archive(let archive) = workbook.container,
        let sheet = workbook.sheets.first(where: \.isWorksheet)
      else { continue }
      var parts: [PartFile] = []
      for entry in archive.entries where !entry.isFolder {
        parts.append(
          PartFile(path: entry.path, bytes: try archive.inflated(entry, limits: .standard)))
      }
      guard let index = parts.firstIndex(where: { $0.path == sheet.path }) else { continue }
      var damage = Damage(seed: seed)
      for _ in 0..<6 {
        var copy = parts
        damage.apply(to: &copy[index].bytes)
        let place = CellReference(row: damage.number(20), column: damage.number(8))
        do throws(WorkbookError) {
          let damaged = try Workbook(.folder(copy), name: "x")
          var old = CellValue.blank
          try damaged.forEachCell { if $0 == sheet.name, $1.reference == place { old = $1.value } }
          let edit = CellEdit(sheet: sheet.name, reference: place, from: old, to: .number(4711))
          var found = CellValue.blank
          try Workbook(damaged.patched([edit]), name: "x").forEachCell {
            if $0 == sheet.name, $1.reference == place { found = $1.value }
          }
          #expect(found == .number(4711))
        } catch { #expect(!error.message.ja.isEmpty) }
      }
    }
  }
}
