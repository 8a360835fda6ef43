import FoundationEssentials
import Grid
import Testing

@testable import Workbook

@Suite("the corpus", .enabled(if: ReadFiles.exists(ReadFiles.corpus)))
struct CorpusReadTests {
  /// Where a file of the corpus reads otherwise here than in other readers, and why.
  private struct Deviation: Hashable {
    var path: String
    var place: String
    /// As others read it; empty where they have no such cell.
    var expected: String
    /// As it reads here; empty where there is no such cell.
    var ours: String
  }

  @Test("the cells on which readers agree are the cells read here, no less and no more")
  func agreement() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let listed = try Corpus.table(folder.appending(path: "Corpus/deviations.tsv"))
    #expect(listed.allSatisfy { $0.count == 5 && $0[4].count > 20 }, "each needs its reason")
    var compared = 0
    var files = 0
    var found: Set<Deviation> = []
    for entry in try Corpus.entries() where !entry.cells.isEmpty {
      var ours: [String: String] = [:]
      let source = try entry.source()
      do throws(WorkbookError) {
        let workbook = try Workbook(source, name: entry.path)
        try workbook.forEachCell { sheet, cell in
          ours["\(sheet)!\(cell.reference)"] = Corpus.text(cell.value)
        }
      } catch { ours = [:] }
      let theirs = try Corpus.agreed(entry)
      // Where readers agree only in part, cells they differ on may be here.
      let places =
        entry.agreement == "partial" ? Set(theirs.keys) : Set(theirs.keys).union(ours.keys)
      for place in places where theirs[place] != ours[place] {
        let deviation = Deviation(
          path: entry.path, place: place, expected: theirs[place] ?? "", ours: ours[place] ?? "")
        found.insert(deviation)
      }
      compared += theirs.count
      files += 1
    }
    #expect(files == 222 && compared > 200_000, "\(files) files, \(compared) cells")
    let expected = Set(
      listed.map { Deviation(path: $0[0], place: $0[1], expected: $0[2], ours: $0[3]) })
    #expect(found.subtracting(expected) == [], "read otherwise, and not listed")
    #expect(expected.subtracting(found) == [], "listed, and read as others do")
  }

  /// Files on whose cells no readers agree: encrypted, damaged, hostile, empty, CSV.
  @Test(
    "every other file gives a bounded number of cells, or says what is wrong, where, what to do")
  func outcomes() throws {
    var lines = ["path\tcells\toutcome"]
    for entry in try Corpus.entries() where entry.cells.isEmpty {
      let source = try entry.source()
      var count = 0
      var outcome = ""
      do throws(WorkbookError) {
        let workbook = try Workbook(source, name: entry.path)
        try workbook.forEachCell { _, _ in count += 1 }
        // Both ways of reading end alike; the largest files would take long here.
        if count < 20_000 { _ = try workbook.book() }
      } catch {
        outcome = error.message.ja
      }
      lines.append("\(entry.path)\t\(count)\t\(outcome)")
    }
    let found = lines.joined(separator: "\n") + "\n"
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let url = folder.appending(path: "Corpus/outcomes.tsv")
    let listed = (try? ReadFiles.bytes(url)) ?? []
    if ProcessInfo.processInfo.environment["RECORD"] != nil { try Data(found.utf8).write(to: url) }
    #expect(found == String(decoding: listed, as: UTF8.self))
  }
}
