extension Rule {
  /// Every rule, by family and number. The only list: adding a rule is one file and one line here.
  package static let all: [Rule] = [
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
    .achievementRateWrong,
    .rateRoundedOtherwise,
    .rateDecimalsMixed,
    .rateCapBroken,
    .missedTargetAtHundred,
    .rateMissing,
    .rateUndefined,
    .directionUnknown,
    .targetsDisagree,
    .rateWithinInputs,
    .setVerdictWrong,
    .textContradictsVerdict,
    .gradeContradictsIndicator,
    .scoreWrong,
    .partContradictsWhole,
    .measureNotCarriedOut,
    .emptyBlockJudged,
    .ratioContradictsRate,
    .unitSpeltDifferently,
    .unitsDisagree,
    .spacesAtEnds,
  ]

  /// The rule with this id, nil where there is none.
  package static func named(_ id: String) -> Rule? { all.first { $0.id == id } }
}
