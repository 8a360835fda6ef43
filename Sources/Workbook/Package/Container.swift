/// What holds the parts of a workbook.
enum Container: Sendable {
  case archive(Archive)
  case folder([PartFile])
  case csv(CSVDocument)

  func has(_ path: String) -> Bool {
    switch self {
    case .archive(let archive): archive.entry(named: path) != nil
    case .folder(let files): Self.file(path, in: files) != nil
    case .csv: false
    }
  }

  /// - Throws: `.missingPart`, and what inflating throws.
  func bytes(_ path: String, limits: Limits) throws(WorkbookError) -> [UInt8] {
    switch self {
    case .archive(let archive):
      guard let entry = archive.entry(named: path) else {
        throw WorkbookError(.missingPart(path), part: path)
      }
      return try archive.inflated(entry, limits: limits)
    case .folder(let files):
      guard let file = Self.file(path, in: files) else {
        throw WorkbookError(.missingPart(path), part: path)
      }
      guard file.bytes.count <= limits.bytesPerPart else {
        throw WorkbookError(.limit(name: "bytes per part", value: limits.bytesPerPart), part: path)
      }
      return file.bytes
    case .csv: throw WorkbookError(.missingPart(path), part: path)
    }
  }

  static func file(_ path: String, in files: [PartFile]) -> PartFile? {
    files.first { $0.path == path } ?? files.first { PartPath.same($0.path, path) }
  }
}

/// One file of an unzipped workbook.
public struct PartFile: Sendable, Equatable {
  /// Relative to the folder, `/` between names: `xl/workbook.xml`.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Where a workbook comes from, and what a patch gives back.
public enum WorkbookSource: Sendable, Equatable {
  case bytes([UInt8])
  case folder([PartFile])
}
