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
    guard patch.editsCellsOnly else {
      throw WorkbookError(.unsupportedEdit(.valuesOnly))
    }
    let fields = try document.cells(limit: document.fieldLimit(limits))
    var edits: [CellEdit] = []
    for change in try PendingEdits(patch.cells).bySheet.flatMap(\.changes) {
      guard change.sheet == sheets[0].name else { throw WorkbookError(.noSuchSheet(change.sheet)) }
      let found = fields.field(at: change.reference).map { fields.text(of: $0) } ?? ""
      var edit = CellEdit(
        sheet: change.sheet, reference: change.reference, from: change.expected ?? .text(found),
        to: .text(found))
      switch change.content {
      case .value(let value)?: edit.to = value
      // Nothing but what is expected there.
      case nil where change.looks.isEmpty: break
      default:
        throw WorkbookError(.unsupportedEdit(.valuesOnly), cell: change.reference.description)
      }
      edits.append(edit)
    }
    let source = try source
    guard case .bytes(let bytes) = source, !edits.isEmpty else { return source }
    let result = try CSVPatch(fields, source: bytes).patched(edits)
    try refuseOther(result, than: document.delimiter, fields.encoding)
    return .bytes(result)
  }

  /// Encoding and delimiter of a CSV file stand nowhere in it: few bytes more can tip the scales.
  private func refuseOther(
    _ bytes: [UInt8], than delimiter: UInt8, _ encoding: CSVEncoding
  ) throws(WorkbookError) {
    if case .csv(let document) = try FileFormat.open(bytes, name: name, limits: limits),
      document.delimiter == delimiter,
      try document.cells(limit: document.fieldLimit(limits)).encoding == encoding
    {
      return
    }
    throw WorkbookError(.unsupportedEdit(.readsOtherwise))
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
  static let readsOtherwise = Refusal(
    "reads otherwise",
    ja: "書き換えると、この CSV の文字コードか区切り文字が別のものと判別されます。UTF-8 の CSV で保存し直してください。",
    en: "With this edit the CSV would be taken for another encoding or delimiter. Save it as CSV "
      + "UTF-8.")
  static let valuesOnly = Refusal(
    "values only",
    ja: "CSV ファイルには値だけを書けます。数式・書式・メモ・シート・行の編集は、.xlsx で保存してから行ってください。",
    en: "A CSV file takes values only. Save it as .xlsx to edit formulas, styles, notes or rows.")
}
