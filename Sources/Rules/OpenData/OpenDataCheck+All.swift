extension OpenDataCheck {
  /// Every requirement, in the order of its id.
  package static let all: [OpenDataCheck] = [
    .noData,
    .severalTables,
    .tableTornApart,
    .unrelatedContent,
    .headingEmpty,
    .spacedForLooks,
    .severalDataInCell,
    .platformCharacterUsed,
    .blankAndZeroMixed,
    .objectOnSheet,
    .meaningByFormat,
    .cellsMerged,
    .hiddenLines,
    .recordTornApart,
    .commaUnquoted,
    .numberAsText,
    .nameOmitted,
    .headingRepeated,
    .choicesSpeltDifferently,
    .otherWithDetail,
    .formulaLeft,
    .headingsNotFirst,
    .codesUnexplained,
    .symbolsUndefined,
    .unitUnstated,
    .timeNotStandard,
    .regionUnstated,
    .formatChangesByYear,
    .definitionsMissing,
    .yearsAcross,
  ]

  /// The requirement with this id, nil where there is none.
  package static func named(_ id: String) -> OpenDataCheck? { all.first { $0.id == id } }

  /// The requirement by itself, as `kensan explain L3-04` shows it.
  package var rule: Rule {
    let whole = Rule.openDataFaulty
    let older = items.isEmpty ? "" : "、Ver.1.2 の " + items.joined(separator: "・")
    return Rule(
      id: id, title: title, severity: severity, why: whole.why, condition: title, remedy: remedy,
      source: "行政データにおける機械可読性に関するルール \(id)\(older)", scope: whole.scope,
      tableExamples: examples,
      checkTable: { Rule.findings(of: [self], in: $0) })
  }
}
