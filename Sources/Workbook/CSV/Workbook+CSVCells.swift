extension Workbook {
  /// The fields of a CSV or TSV file, typed, in few bytes each; nil for other files.
  ///
  /// - Parameter threads: 1, or 2 to share the work of more than some megabytes.
  /// - Throws: `.malformedText` for bytes that are no text of the file's encoding, `.malformedCSV`
  ///   for a quote that is never closed, both with line and column; `.limit` for too many fields.
  /// - Complexity: O(n); some 12 bytes of memory a field beside the file's bytes.
  public func csvCells(threads: Int = 1) throws(WorkbookError) -> CSVCells? {
    guard case .csv(let document) = container else { return nil }
    return try document.cells(
      typed: true, limit: document.fieldLimit(limits), threads: threads)
  }
}
