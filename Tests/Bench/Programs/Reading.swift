import Grid
import Synchronization
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
  static func books(_ paths: some Sequence<String>, threads: Int) throws -> Tally {
    let paths = Array(paths)
    let shares = Mutex<[Result<Tally, any Error>]>([])
    let share: @Sendable (Int) -> Void = { first in
      let own = stride(from: first, to: paths.count, by: threads).map { paths[$0] }
      let result = Result { try tally(own, threads: 1) }
      shares.withLock { $0.append(result) }
    }
    let others = (1..<threads).map { first in (first, SideThread { share(first) }) }
    share(0)
    // Where there is no thread to be had, this one reads its files too.
    for (first, thread) in others { if let thread { thread.join() } else { share(first) } }
    var all = Tally(strings: false)
    for result in shares.withLock({ $0 }) { all.add(try result.get()) }
    return all
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
