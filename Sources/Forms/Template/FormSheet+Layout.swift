extension FormSheet {
  /// The keys of its tags.
  var keys: Set<String> { Set(rows.flatMap(\.cells).flatMap(\.tags).map(\.key)) }

  /// Whether the sheet only arranges an earlier one's fields anew: a list for reading, which draws no
  /// rows of its own, or another edition under the same title. Any other sheet is a page of the form,
  /// though its fields be called like those of another page.
  func isLayout(of earlier: FormSheet) -> Bool {
    guard sheetGroup == nil, keys.isSubset(of: earlier.keys) else { return false }
    let names = Set(earlier.groups.map(\.name))
    let isList =
      !groups.isEmpty && groups.allSatisfy { $0.drawnCopies == 1 && names.contains($0.name) }
    return isList || title != nil && title == earlier.title
  }

  /// The first heading, its year left out.
  private var title: String? {
    rows.lazy.flatMap(\.cells).first { !$0.key.isEmpty }?.key
  }
}

extension Template {
  /// The form sheets that only arrange the fields of another one anew.
  var layouts: Set<String> {
    let sheets = formSheets
    return Set(
      sheets.indices.filter { number in
        sheets[..<number].contains { sheets[number].isLayout(of: $0) }
      }.map { sheets[$0].name })
  }
}
