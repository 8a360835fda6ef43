import FoundationEssentials
import Glibc
import Grid
import Testing

@testable import Workbook

/// One kind of edit, made somewhere in a file that knows nothing of it.
enum PatchKind: String, CaseIterable {
  case text, number, boolean, formula, clear, look, note, sheet

  /// The parts that may change, besides the edited sheet; others are links and lists of new parts.
  func mayChange(_ path: String) -> Bool {
    let name = path.split(separator: "/").last?.lowercased() ?? path
    let types = name == "[content_types].xml"
    switch self {
    case .text, .number, .boolean, .formula, .clear:
      // The texts or the count of their uses, and what goes when a formula comes or goes.
      return types || name == "calcchain.xml"
        || name.hasSuffix("workbook.xml.rels") || name.hasSuffix("sharedstrings.xml")
    case .look: return name.hasPrefix("styles")
    case .note:
      return types || name.hasSuffix(".vml") || name.hasSuffix(".rels")
        || name.hasPrefix("comments")
    case .sheet:
      return types || name.hasPrefix("styles") || name.contains("workbook.xml")
        || name.hasSuffix("sharedstrings.xml")
    }
  }

  func add(to patch: inout WorkbookPatch, _ cell: Cell, in sheet: String) {
    let place = cell.reference
    switch self {
    case .text: patch.set(.text("直した<値>\n二行目"), at: place, in: sheet, expecting: cell.value)
    case .number: patch.set(.number(12.5), at: place, in: sheet, expecting: cell.value)
    case .boolean: patch.set(.boolean(true), at: place, in: sheet, expecting: cell.value)
    case .formula:
      patch.setFormula(
        "1+LEN(\"<&\")", cached: .number(3), at: place, in: sheet, expecting: cell.value)
    case .clear: patch.clear(place, in: sheet, expecting: cell.value)
    case .look:
      patch.setStyle(
        StyleChange(
          numberFormat: "0.0\"点\"", font: .init(bold: true, color: "C00000"),
          fill: .solid("FFF2CC"), borders: .init(all: .init(.thin)),
          alignment: .init(vertical: .top, wrap: true), protection: .init(locked: false)),
        at: place, in: sheet)
    case .note: patch.addNote("確認してください", author: "審査", at: place, in: sheet)
    case .sheet: patch.appendSheet(PatchSheetTests.sheet("足したシート"))
    }
  }

  /// What the cell holds afterwards, nil where it is as before.
  var value: CellValue? {
    switch self {
    case .text: .text("直した<値>\n二行目")
    case .number: .number(12.5)
    case .boolean: .boolean(true)
    case .formula: .number(3)
    case .clear: .blank
    case .look, .note, .sheet: nil
    }
  }
}

@Suite("Properties of a patch over the corpus", .enabled(if: PatchFiles.exists(PatchFiles.corpus)))
struct PatchPropertyTests {
  struct Sample {
    var url: URL
    var name: String { url.lastPathComponent }
    var bytes: [UInt8]
    var workbook: Workbook
    var book: Book
  }

  /// `PATCH_KINDS=all` makes every kind of edit in every file; else each file gets one, another
  /// with every `PATCH_SEED`.
  private static let environment = ProcessInfo.processInfo.environment
  static let makesAll = environment["PATCH_KINDS"] == "all"
  static let seed = environment["PATCH_SEED"].flatMap { Int($0) } ?? 0

  static func samples() -> [Sample] {
    PatchFiles.files(below: PatchFiles.corpus).compactMap { url in
      let name = url.lastPathComponent
      // Bombs are the reader's business; files with a dot are other programs' locks.
      guard !name.contains("bomb"), !name.contains("overlap"), !name.hasPrefix("."),
        let bytes = try? PatchFiles.bytes(url),
        bytes.count < 256 << 10, let workbook = try? Workbook(.bytes(bytes), name: name),
        let book = try? workbook.book()
      else { return nil }
      return Sample(url: url, bytes: bytes, workbook: workbook, book: book)
    }
  }

  /// A patch of that kind of the first cell that takes it, nil where the file has none.
  static func edit(
    _ sample: Sample, _ kind: PatchKind
  ) throws -> (sheet: Sheet, cell: Cell, after: [UInt8])? {
    var refusals = 0
    for sheet in sample.book.sheets {
      for cell in sheet.cells.prefix(20) {
        var patch = WorkbookPatch()
        kind.add(to: &patch, cell, in: sheet.name)
        do {
          return (sheet, cell, try sample.workbook.patched(patch).file)
        } catch {
          switch error.reason {
          case .unsupportedEdit, .unencodable: refusals += 1
          default: throw error
          }
          if refusals > 40 { return nil }
        }
      }
    }
    return nil
  }

  static func kinds(_ index: Int) -> [PatchKind] {
    let all = PatchKind.allCases
    return makesAll ? all : [all[(index + seed) % all.count]]
  }

  @Test("nothing to do gives the same bytes; an edit changes its parts and its cell, nothing else")
  func properties() throws {
    var made: [PatchKind: Int] = [:]
    for (index, sample) in Self.samples().enumerated() {
      #expect(try sample.workbook.patched([]) == .bytes(sample.bytes), "\(sample.name)")
      for kind in Self.kinds(index) {
        guard let (sheet, cell, after) = try Self.edit(sample, kind) else { continue }
        made[kind, default: 0] += 1
        let comment: Comment = "\(kind) \(sample.name) \(sheet.name)!\(cell.reference)"
        if case .archive = sample.workbook.container {
          try checkParts(sample, kind, sheet.name, after, comment)
        }
        try checkCells(sample, kind, sheet, cell, after, comment)
      }
    }
    for kind in PatchKind.allCases { #expect(made[kind, default: 0] > 25, "\(kind)") }
  }

  private func checkParts(
    _ sample: Sample, _ kind: PatchKind, _ sheet: String, _ after: [UInt8], _ comment: Comment
  ) throws {
    let part = try #require(sample.workbook.sheets.first { $0.name == sheet }).path
    let changed = try PatchFiles.changedParts(sample.bytes, after)
    let beyond = changed.filter {
      !kind.mayChange($0) && ($0.lowercased() != part.lowercased() || kind == .sheet)
        && !(kind == .sheet && $0 == sample.workbook.workbookPart)
    }
    #expect(beyond.isEmpty, comment)
    let other = try Workbook(.bytes(after), name: sample.name)
    for path in changed where path.hasSuffix(".xml") && other.container.has(path) {
      let (old, new) = (try counts(sample.workbook, path), try counts(other, path))
      for name in Self.counted {
        // A note has a run of its own; a text in the cell goes with the runs and furigana it had, and
        // a corrected text of the table has them once more.
        let (had, has) = (old[name] ?? 0, new[name] ?? 0)
        let differs =
          name == "r" && kind == .note
          || ["r", "rPh", "phoneticPr"].contains(name) && kind.value != nil
            && (path == part ? has < had : has > had && has <= 2 * had)
        #expect(new[name] == old[name] || differs, "\(comment) \(path) \(name)")
      }
    }
  }

  /// What editors that write files anew lose.
  private static let counted = [
    "rPh", "r", "extLst", "ext", "control", "drawing", "picture", "oleObject", "AlternateContent",
    "dataValidation", "conditionalFormatting", "cfRule", "mergeCell", "hyperlink", "tablePart",
    "phoneticPr", "sheetProtection", "pageSetup", "customSheetView", "cellStyle", "dxf",
  ]

  private func counts(_ workbook: Workbook, _ path: String) throws -> [String: Int] {
    let text = try XMLEncoding.utf8(workbook.partBytes(path), part: path)
    let bytes = text.span
    var scanner = XMLScanner(part: path, nesting: 1000)
    var found: [String: Int] = [:]
    repeat {
      try scanner.next(bytes)
      guard scanner.kind == .open else { continue }
      found[String(decoding: text[scanner.name], as: UTF8.self), default: 0] += 1
    } while scanner.kind != .end
    return found
  }

  private func checkCells(
    _ sample: Sample, _ kind: PatchKind, _ sheet: Sheet, _ cell: Cell, _ after: [UInt8],
    _ comment: Comment
  ) throws {
    let read = try Workbook(.bytes(after), name: sample.name).book()
    #expect(read.sheets.count == sample.book.sheets.count + (kind == .sheet ? 1 : 0), comment)
    for (one, other) in zip(sample.book.sheets, read.sheets) {
      #expect(other.merges == one.merges && other.validations == one.validations, comment)
      var expected = one.cells
      if one.name == sheet.name, let index = expected.firstIndex(of: cell) {
        if kind == .formula { expected[index].formula = "1+LEN(\"<&\")" }
        if kind.value != nil, kind != .formula { expected[index].formula = nil }
        expected[index].value = kind.value ?? cell.value
        if kind == .clear { expected.remove(at: index) }
      }
      func told(_ cells: [Cell]) -> [[String]] {
        cells.map { found in
          let style = kind == .look && found.reference == cell.reference ? 0 : found.style
          return [
            "\(found.reference)", found.value.raw, found.formula ?? "", "\(style)",
          ]
        }
      }
      #expect(told(other.cells) == told(expected), comment)
    }
  }
}
