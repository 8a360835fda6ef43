import Grid
import Workbook

/// Reading jobs: each touches every value.
enum Reading {
  /// - Parameter strings: a `String` is made of every text.
  static func tally(
    _ paths: some Sequence<String>, threads: Int, strings: Bool = false
  ) throws -> Tally {
    var tally = Tally(strings: strings)
    for path in paths {
      let workbook = try Workbook(contentsOf: path, limits: .roomy)
      for sheet in workbook.sheetNames.indices {
        for row in try workbook.cells(inSheet: sheet, threads: threads).rows { tally.add(row) }
      }
    }
    return tally
  }

  static func streamed(_ path: String) throws -> Tally {
    var tally = Tally(strings: false)
    let workbook = try Workbook(contentsOf: path, limits: .roomy)
    for sheet in workbook.sheetNames.indices {
      try workbook.forEachRow(inSheet: sheet) { tally.add($0) }
    }
    return tally
  }

  /// Parallel over files, each read by one thread.
  static func books(_ paths: some Sequence<String>, threads: Int) async throws -> Tally {
    let paths = Array(paths)
    return try await withThrowingTaskGroup(of: Tally.self) { group in
      for first in 0..<threads {
        group.addTask {
          try tally(stride(from: first, to: paths.count, by: threads).map { paths[$0] }, threads: 1)
        }
      }
      var all = Tally(strings: false)
      for try await one in group { all.add(one) }
      return all
    }
  }

  static func fields(_ path: String, threads: Int) throws -> String {
    let workbook = try Workbook(contentsOf: path, limits: .roomy)
    guard let cells = try workbook.csvCells(threads: threads) else { throw Misuse() }
    return "records \(cells.rowCount) fields \(cells.count)"
  }
}

extension Limits {
  /// The bench's big files are larger than any office's.
  static var roomy: Limits {
    var limits = Limits.standard
    limits.cells = 10_000_000
    return limits
  }
}
