import CZip

@testable import Workbook

/// The judge of what an archive holds.
enum LibraryArchive {
  /// How many entries libzip sees, nil where it refuses the archive.
  static func entryCount(_ archive: Archive) throws(WorkbookError) -> Int? {
    unsafe open(archive, try archive.file.all()) { zip in
      Int(unsafe zip_get_num_entries(zip, 0))
    }
  }

  /// nil where libzip cannot open the archive.
  private static func open<Result>(
    _ archive: Archive, _ content: [UInt8], _ body: (OpaquePointer) -> Result
  ) -> Result? {
    // libzip wants the archive without bytes before it.
    let head = archive.entries.map(\.localHeaderOffset).min() ?? 0
    let starts = FileFormat.startsLikeZip(content) ? [0] : [0, head]
    return unsafe content.withUnsafeBytes { bytes in
      for start in starts where start >= 0 && start < bytes.count {
        if let zip = unsafe open(UnsafeRawBufferPointer(rebasing: bytes[start...])) {
          defer { unsafe zip_discard(zip) }
          return unsafe body(zip)
        }
      }
      return nil
    }
  }

  private static func open(_ bytes: UnsafeRawBufferPointer) -> OpaquePointer? {
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    defer { unsafe zip_error_fini(&error) }
    guard
      let source = unsafe zip_source_buffer_create(
        bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error)
    else { return nil }
    guard let zip = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
      unsafe zip_source_free(source)
      return nil
    }
    return unsafe zip
  }
}
