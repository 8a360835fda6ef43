extension Workbook {
  /// A CSV file in UTF-8 with the byte order mark by which Excel knows it; every other byte says the
  /// same as before.
  ///
  /// - Throws: `.unsupportedEdit` for a workbook, and what reading the text throws.
  public func inUTF8() throws(WorkbookError) -> WorkbookSource {
    guard case .csv(let document) = container else {
      throw WorkbookError(.unsupportedEdit("the encoding of a workbook"))
    }
    let fields = try document.cells(limit: document.fieldLimit(limits))
    let mark = CSVEncoding.mark(of: .utf8)
    let content = fields.content
    let text =
      fields.encoding.table.map { $0.utf8(content.span, 0..<content.count) } ?? content
    return .bytes(text.starts(with: mark) ? text : mark + text)
  }
}
