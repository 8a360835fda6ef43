public import Grid

extension Workbook {
  /// The file with some cells changed and every other byte that can stay kept.
  ///
  /// - Throws: what `patched(_:)` of a `WorkbookPatch` throws.
  public func patched(_ edits: [CellEdit]) throws(WorkbookError) -> WorkbookSource {
    try patched(WorkbookPatch(edits))
  }

  /// The file with a patch made and every other byte that can stay kept.
  ///
  /// No edit gives the identical bytes. Formats, furigana, drawings, controls and whatever else this
  /// library does not know survive, because only the ranges that must change are spliced.
  ///
  /// - Throws: `.changedMeanwhile` where a cell does not hold what its edit expects,
  ///   `.noSuchSheet`, `.unencodable`, `.unsupportedEdit` with the reason why an edit cannot be made
  ///   without harm, and what reading the parts throws. Nothing is written by halves.
  public func patched(_ patch: WorkbookPatch) throws(WorkbookError) -> WorkbookSource {
    guard !patch.isEmpty else { return try source }
    switch container {
    case .csv(let document): return try patched(document, patch)
    case .archive(let archive):
      let package = try PackagePatch.package(of: self, with: patch)
      guard !package.isEmpty else { return try source }
      var rewrite = try ArchiveRewrite(archive, package)
      return .bytes(try rewrite.bytes())
    case .folder(let files):
      return .folder(Self.apply(try PackagePatch.package(of: self, with: patch), to: files))
    }
  }

  /// What a patch leaves as it is although it may mean something else once rows have moved.
  ///
  /// - Throws: what `patched(_:)` throws.
  public func warnings(of patch: WorkbookPatch) throws(WorkbookError) -> [PatchWarning] {
    if case .csv = container { return [] }
    return try PackagePatch.package(of: self, with: patch).warnings
  }

  private func patched(
    _ document: CSVDocument, _ patch: WorkbookPatch
  ) throws(WorkbookError) -> WorkbookSource {
    guard patch.notes.isEmpty, patch.sheets.isEmpty, patch.rowMoves.isEmpty else {
      throw WorkbookError(.unsupportedEdit(.valuesOnly))
    }
    let fields = try document.cells(limit: document.fieldLimit(limits))
    var edits: [CellEdit] = []
    for change in try PendingEdits(patch.cells).bySheet.flatMap(\.changes) {
      guard change.sheet == sheets[0].name else { throw WorkbookError(.noSuchSheet(change.sheet)) }
      guard case .value(let value)? = change.content else {
        throw WorkbookError(.unsupportedEdit(.valuesOnly), cell: change.reference.description)
      }
      let found = fields.field(at: change.reference).map { fields.text(of: $0) } ?? ""
      edits.append(
        CellEdit(
          sheet: change.sheet, reference: change.reference,
          from: change.expected ?? .text(found), to: value))
    }
    guard case .bytes(let bytes) = try source, !edits.isEmpty else { return try source }
    return .bytes(try CSVPatch(fields, source: bytes).patched(edits))
  }

  private static func apply(_ package: PackageEdit, to files: [PartFile]) -> [PartFile] {
    var result = files
    for index in result.indices {
      if let bytes = package.changed[result[index].path] { result[index].bytes = bytes }
    }
    return result.filter { !package.removed.contains($0.path) } + package.added
  }
}

extension Refusal {
  static let valuesOnly = Refusal(
    "values only",
    ja: "CSV ファイルには値だけを書けます。数式・書式・メモ・シート・行の編集は、.xlsx で保存してから行ってください。",
    en: "A CSV file takes values only. Save it as .xlsx to edit formulas, styles, notes or rows.")
}
