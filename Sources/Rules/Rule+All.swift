extension Rule {
  /// Every rule, by family and number. The only list: adding a rule is one file and one line here.
  package static let all: [Rule] = [
    .fileTypeWrong,
    .foreignContent,
    .hiddenContent,
    .textInShape,
    .textNotUTF8,
    .raggedRecords,
    .errorValue,
    .lowGradeWithoutReason,
    .choiceUnknown,
    .choiceSpeltDifferently,
    .tickCountWrong,
    .tickSignForeign,
    .partnerSymbolWrong,
    .directionSignForeign,
    .blankReference,
    .numberStoredAsText,
    .unitInNumberCell,
    .numberUnreadable,
    .missingMarksMixed,
    .decimalsMixed,
    .targetBehindBaseline,
    .directionUnknown,
    .gradeContradictsIndicator,
    .ratioContradictsRate,
    .unitSpeltDifferently,
    .unitsDisagree,
    .spacesAtEnds,
    .wordBrokenForLooks,
    .halfWidthKatakana,
    .circledNumberLookalike,
    .lookalikeIdeograph,
    .foreignLetters,
  ]

  /// The rule with this id, nil where there is none.
  package static func named(_ id: String) -> Rule? { all.first { $0.id == id } }
}
