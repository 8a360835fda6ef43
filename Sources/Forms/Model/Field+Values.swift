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

  /// The number as people see it: 9.3 for 0.093 under a per cent format, as in the text 「9.3%」.
  package var shownNumber: ExactDecimal? {
    let isShare = location.range == nil && cell?.numberFormat?.contains("%") ?? false
    guard isShare, case .number? = cell?.value else { return number }
    return number.map { $0 * ExactDecimal(100) }
  }

  /// The first day that the field names, as people see it.
  package var date: Period? {
    Period.find(in: text).map(\.0).first { period in
      if case .date = period.kind { true } else { false }
    }
  }

  /// 「令和　年　月　日」: the words of a date, and no number among them.
  package var isDateFrame: Bool {
    let plain = Normalization.withoutSpaces(Normalization.n2(text))
    return plain.contains("年") && !plain.contains("元") && !plain.contains(where: \.isNumber)
      && plain.hasSuffix("日")
  }
}
