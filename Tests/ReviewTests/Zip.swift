@testable import Workbook

/// The entries of an archive as they lie in the file, still compressed.
struct Zip {
  private let archive: Archive
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    archive = try Archive(bytes, limits: .standard)
  }

  var compressed: [String: [UInt8]] {
    get throws {
      var entries: [String: [UInt8]] = [:]
      for entry in archive.entries {
        entries[entry.path] = Array(bytes[try archive.compressedRange(entry)])
      }
      return entries
    }
  }

  func content(_ path: String) throws -> [UInt8] {
    guard let entry = archive.entry(named: path) else { return [] }
    return try archive.inflated(entry, limits: .standard)
  }
}
