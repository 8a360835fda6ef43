import Forms
import Glibc
import Grid
import Testing
import Workbook

/// The files the tests of this room read.
enum Fixtures {
  static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = unsafe fopen(root + "/" + path, "rb") else {
      throw MissingFile(path: path)
    }
    defer { unsafe fclose(file) }
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&chunk, 1, chunk.count, file)
      if count == 0 { return all }
      all += chunk[..<count]
    }
  }

  struct MissingFile: Error { var path: String }

  static func book(_ path: String) throws -> Book {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try Workbook(.bytes(bytes(path)), name: name).book()
  }

  static let templateNames = ["chuo", "isesaki", "nasushiobara", "sano", "tokorozawa"]

  static func templates() throws -> [Template] {
    try templateNames.map {
      try Template.read(book("templates/\($0).xlsx"), name: "\($0).xlsx")
    }
  }

  static func form(_ path: String) throws -> Form {
    try FormReader.read(book(path), templates: templates(), formID: nil)
  }

  static func lines(_ path: String) throws -> [String] {
    String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
