package import Workbook

/// One workbook as the command hands it in: bytes and names, nothing opened.
package struct InputFile: Sendable {
  /// As the user wrote it; findings carry it.
  package var path: String
  /// The file name with its extension.
  package var name: String
  package var source: WorkbookSource

  package init(path: String, name: String, source: WorkbookSource) {
    self.path = path
    self.name = name
    self.source = source
  }

  /// The bytes of a file; none of a folder.
  package var bytes: [UInt8] {
    if case .bytes(let bytes) = source { bytes } else { [] }
  }
}
