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

  /// Numbers and booleans stand as such or as text.
  private struct Wanted: Decodable {
    enum CodingKeys: CodingKey { case s, r, v }
    var place: String
    var value: String

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      let sheet = try values.decode(String.self, forKey: .s)
      place = sheet + "!" + (try values.decode(String.self, forKey: .r))
      if let flag = try? values.decode(Bool.self, forKey: .v) {
        value = String(flag)
      } else if let number = try? values.decode(Double.self, forKey: .v) {
        value = String(number)
      } else {
        value = (try? values.decode(String.self, forKey: .v)) ?? ""
      }
    }
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
        guard !wanted.value.isEmpty else { continue }
        compared += 1
        if !Self.same(found[wanted.place], wanted.value) {
          different.append("\(entry.path) \(wanted.place)")
        }
      }
    }
    #expect(compared > 100_000)
    // A number beyond every double stays the text it is.
    #expect(different == ["files/synth/number_forms.xlsx Sheet1!A6"])
  }

  private static func same(_ value: CellValue?, _ text: String) -> Bool {
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
