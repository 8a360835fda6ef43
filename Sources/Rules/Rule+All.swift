extension Rule {
  /// Every rule, by family and number. The only list: adding a rule is one file and one line here.
  package static let all: [Rule] = [
    .lowGradeWithoutReason,
    .choiceUnknown,
    .choiceSpeltDifferently,
    .partnerSymbolWrong,
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
    .submittedTwice,
    .notSubmitted,
    .editionsMixed,
    .indicatorValuesDiffer,
    .indicatorUnitsDiffer,
    .indicatorMissing,
    .sharedIndicatorRepeated,
    .outOfPlanOrder,
  ]

  /// The rule with this id, nil where there is none.
  package static func named(_ id: String) -> Rule? { all.first { $0.id == id } }
}
