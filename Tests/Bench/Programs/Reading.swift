import Grid
import Workbook

/// Reading jobs: each touches every value.
enum Reading {
  static func tally(_ paths: some Sequence<String>, threads: Int) throws -> Tally {
    var tally = Tally()
    for path in paths {
      let workbook = try Workbook(.bytes(Files.bytes(path)), name: path, limits: .roomy)
      try workbook.forEachCell { tally.add($1.value) }
    }
    return tally
  }

  static func streamed(_ path: String) throws -> Tally {
    try tally([path], threads: 1)
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
      var all = Tally()
      for try await one in group { all.add(one) }
      return all
    }
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
