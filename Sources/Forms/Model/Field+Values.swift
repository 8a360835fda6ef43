package import Grid
package import Notation

extension Field {
  /// The number that fills the field, nil for blank cells, marks and words.
  package var number: ExactDecimal? {
    if location.range == nil, case .number(let number)? = cell?.value {
      return ExactDecimal(number)
    }
    return NumberText.parse(raw)?.value
  }

  /// The first day that the field names, as people see it.
  package var date: Period? {
    Period.find(in: text).map(\.0).first { period in
      if case .date = period.kind { true } else { false }
    }
  }
}
