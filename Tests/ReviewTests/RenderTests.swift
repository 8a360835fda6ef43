import Foundation
import Grid
import Testing
import Workbook

@testable import Review

/// What people see of a corrected workbook: the pages of the original, different only where a cell was
/// corrected.
///
/// Each form gets slips, is corrected, and is drawn three times: with its slips, corrected, and with
/// its slips and the corrected cells painted. Where the painted pages differ from the first ones the
/// corrected cells lie; nowhere else may the corrected pages differ.
@Suite("Corrected workbooks as people see them")
struct RenderTests {
  static let forms = ["chuo", "isesaki", "nasushiobara", "sano", "tokorozawa"]
  static let programs = ["/usr/bin/soffice", "/usr/bin/pdftoppm"]
  static let canRender = programs.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

  /// A form with slips, and the two files made of it.
  private struct Case {
    var name: String
    var files: [(kind: String, source: WorkbookSource)]
    var changes: Int
  }

  @Test(
    "show the original's pages, other only in the corrected cells",
    .enabled(if: canRender, "LibreOffice or pdftoppm is missing"))
  func pages() throws {
    let cases = try Self.forms.compactMap { try slipped($0) }
    #expect(cases.count == Self.forms.count, "every form has a workbook")
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "kensan-render-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try draw(cases, in: folder)
    for one in cases {
      let pages = try ["slips", "fixed", "painted"].map {
        try self.pages(of: "\(one.name)-\($0)", in: folder)
      }
      #expect(one.changes > 0 && !pages[0].isEmpty, "\(one.name)")
      #expect(pages[0].count == pages[1].count && pages[0].count == pages[2].count, "\(one.name)")
      var (inside, outside, painted) = (0, 0, 0)
      for (slips, (fixed, paint)) in zip(pages[0], zip(pages[1], pages[2])) {
        try #require(slips.size == fixed.size && slips.size == paint.size, "\(one.name)")
        let places = slips.differences(from: paint)
        painted += places.count
        for pixel in slips.differences(from: fixed) {
          if slips.isNear(pixel, places) { inside += 1 } else { outside += 1 }
        }
      }
      #expect(outside == 0, "\(one.name): \(outside) points differ beside the corrected cells")
      #expect(inside > 0, "\(one.name): what was corrected is seen")
      #expect(painted > inside, "\(one.name): the corrected cells were found on the pages")
    }
  }

  /// A sample with slips that its rules put right.
  private func slipped(_ name: String) throws -> Case? {
    let file = try Files.fixture("\(name).xlsx")
    var slips = Slips(seed: 7)
    guard let copy = try slips.copy(of: file, rows: false) else { return nil }
    let outcome = Files.fix(copy, form: name)
    guard outcome.failure == nil else { return nil }
    var paint = WorkbookPatch()
    for change in outcome.applied {
      paint.setStyle(
        StyleChange(fill: .solid("FF00FF")), at: change.edit.reference, in: change.edit.sheet)
    }
    let painted = try Workbook(copy.source, name: copy.name).patched(paint)
    return Case(
      name: name,
      files: [("slips", copy.source), ("fixed", outcome.source), ("painted", painted)],
      changes: outcome.applied.count)
  }

  private func draw(_ cases: [Case], in folder: URL) throws {
    var paths: [String] = []
    for one in cases {
      for (kind, source) in one.files {
        guard case .bytes(let bytes) = source else { continue }
        let url = folder.appending(path: "\(one.name)-\(kind).xlsx")
        try Data(bytes).write(to: url)
        paths.append(url.path)
      }
    }
    try run(
      Self.programs[0],
      [
        "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to", "pdf",
        "--outdir", folder.path,
      ] + paths)
    for path in paths {
      let stem = String(path.dropLast(5))
      try run(Self.programs[1], ["-r", "60", stem + ".pdf", stem])
    }
  }

  private func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program)")
  }

  private func pages(of stem: String, in folder: URL) throws -> [Picture] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix(stem + "-") && $0.hasSuffix(".ppm") }.sorted()
      .map { try Picture([UInt8](Data(contentsOf: folder.appending(path: $0)))) }
  }
}

/// A picture of points in three colours.
///
/// Source: Netpbm, ppm (binary, P6).
private struct Picture {
  struct Size: Equatable {
    var width: Int
    var height: Int
  }

  let size: Size
  private let points: ArraySlice<UInt8>
  /// As far as the edge of a painted cell may be off.
  private static let reach = 3

  init(_ bytes: [UInt8]) throws {
    var words: [Int] = []
    var index = 2
    while words.count < 3 {
      while bytes[index] <= 0x20 { index += 1 }
      let start = index
      while bytes[index] > 0x20 { index += 1 }
      words.append(try #require(Int(String(decoding: bytes[start..<index], as: UTF8.self))))
    }
    size = Size(width: words[0], height: words[1])
    points = bytes[(index + 1)...]
    try #require(bytes.starts(with: Array("P6".utf8)) && points.count >= words[0] * words[1] * 3)
  }

  /// The numbers of the points that are not alike.
  func differences(from other: Picture) -> Set<Int> {
    let (mine, its) = (points.startIndex, other.points.startIndex)
    return Set(
      (0..<size.width * size.height).filter { point in
        (0..<3).contains { colour in
          let (one, another) = (
            Int(points[mine + point * 3 + colour]), Int(other.points[its + point * 3 + colour])
          )
          return abs(one - another) > 24
        }
      })
  }

  func isNear(_ point: Int, _ others: Set<Int>) -> Bool {
    let (x, y) = (point % size.width, point / size.width)
    for row in max(0, y - Self.reach)...min(size.height - 1, y + Self.reach) {
      for column in max(0, x - Self.reach)...min(size.width - 1, x + Self.reach)
      where others.contains(row * size.width + column) {
        return true
      }
    }
    return false
  }
}
