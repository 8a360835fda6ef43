extension Rule {
  /// Every rule, by family and number. The only list: adding a rule is one file and one line here.
  package static let all: [Rule] = [
    .headingMissing,
    .headingReworded,
    .linesShifted,
    .mergesChanged,
    .editionDiffers,
    .dropDownLost,
    .formulaOverwritten,
    .textOutsideForm,
    .slotSkipped,
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
  ]

  /// The rule with this id, nil where there is none.
  package static func named(_ id: String) -> Rule? { all.first { $0.id == id } }
}
