import FoundationEssentials
import Grid
import Testing

@testable import Workbook

@Suite("the corpus", .enabled(if: ReadFiles.exists(ReadFiles.corpus)))
struct CorpusReadTests {
  struct Entry: Sendable {
    var path: String
    var agreement: String
    var cells: String
  }

  private static func manifest() throws -> [Entry] {
    let text = String(
      decoding: try ReadFiles.bytes(ReadFiles.corpus.appending(path: "MANIFEST.tsv")), as: UTF8.self
    )
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count > 5 else { return nil }
      return Entry(path: fields[0], agreement: fields[4], cells: fields[5])
    }
  }

  private struct Wanted: Decodable {
    var s: String
    var r: String
    var t: String
    var v: String?
  }

  @Test("the cells on which readers agree are the cells read here")
  func agreement() throws {
    var compared = 0
    var different: [String] = []
    for entry in try Self.manifest()
    where ["full", "two-of-three"].contains(entry.agreement) && entry.cells.hasSuffix(".jsonl") {
      let bytes = try ReadFiles.bytes(ReadFiles.corpus.appending(path: entry.path))
      var found: [String: CellValue] = [:]
      do throws(WorkbookError) {
        try Workbook(.bytes(bytes), name: entry.path).forEachCell { sheet, cell in
          if !cell.value.isBlank { found["\(sheet)!\(cell.reference)"] = cell.value }
        }
      } catch {
        different.append("\(entry.path): \(error.reason)")
        continue
      }
      let lines = try ReadFiles.bytes(ReadFiles.corpus.appending(path: entry.cells))
      for line in lines.split(separator: UInt8(ascii: "\n")) {
        let wanted = try JSONDecoder().decode(Wanted.self, from: Data(line))
        guard let value = wanted.v, !value.isEmpty else { continue }
        compared += 1
        let key = "\(wanted.s)!\(wanted.r)"
        if !Self.same(found[key], wanted.t, value) { different.append("\(entry.path) \(key)") }
      }
    }
    #expect(compared > 100_000)
    // A number beyond every double stays the text it is.
    #expect(different == ["files/synth/number_forms.xlsx Sheet1!A6"])
  }

  private static func same(_ value: CellValue?, _ type: String, _ text: String) -> Bool {
    switch value {
    case .number(let number)?:
      Double(text).map { abs($0 - number) <= 1e-9 * max(1, abs($0)) } ?? false
    case .boolean(let flag)?: ["1", "true"].contains(text.lowercased()) == flag
    case .text(let string)?: string == text
    case .error(let code)?: code == text
    case .blank?, nil: false
    }
  }

  @Test("no file of the corpus traps, and what is refused has a reason")
  func survival() throws {
    var refused = 0
    for entry in try Self.manifest() {
      let url = ReadFiles.corpus.appending(path: entry.path)
      guard let bytes = try? ReadFiles.bytes(url) else { continue }
      do throws(WorkbookError) {
        _ = try Workbook(.bytes(bytes), name: entry.path).book()
      } catch {
        refused += 1
        #expect(!error.message.en.isEmpty)
      }
    }
    #expect(refused > 20)
  }
}
