import CZip

/// A second opinion on a container: libzip must open it and count the same entries, so that nothing
/// is read here that other programs see differently.
enum ArchiveValidation {
  /// - Throws: `.damagedEntry` where libzip refuses the archive.
  static func check(_ archive: Archive) throws(WorkbookError) {
    let count = unsafe archive.bytes.withUnsafeBytes { unsafe entryCount($0) }
    guard let count, count == archive.entries.count else {
      throw WorkbookError(.damagedEntry)
    }
  }

  private static func entryCount(_ bytes: UnsafeRawBufferPointer) -> Int? {
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
    defer { unsafe zip_discard(zip) }
    return Int(unsafe zip_get_num_entries(zip, 0))
  }
}
