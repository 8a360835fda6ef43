import Forms

/// The amounts of one record whose tags share all but the last part: `金額.一般財源`, `金額.計`.
struct AmountFamily {
  var fields: [Field]

  /// Strongest first: a 事業費 is a total only where no 計 stands beside it.
  private static let totalNames = [
    ["計", "合計", "総計", "総額", "総事業費", "財源計", "事業費計"], ["事業費"],
  ]

  var totals: [Field] {
    Self.totalNames.lazy
      .map { names in fields.filter { names.contains($0.keyName) } }
      .first { !$0.isEmpty } ?? []
  }

  var parts: [Field] {
    fields.filter { field in !Self.totalNames.joined().contains(field.keyName) }
  }

  /// Whether the names alone tell what is added up: one total, and each name once. Amounts in
  /// columns of years, and totals of totals, are told by where they stand.
  var isFlat: Bool {
    totals.count < 2 && Set(fields.map(\.key)).count == fields.count
  }
}

extension Record {
  var amounts: [Field] { fields.filter { $0.isAmount && !$0.filledDown } }

  /// The families whose names tell a total and its parts.
  var namedSums: [AmountFamily] { amountFamilies.filter { $0.isFlat && !$0.totals.isEmpty } }

  private var amountFamilies: [AmountFamily] {
    Dictionary(grouping: amounts, by: \.keyParent).values.map { AmountFamily(fields: $0) }
  }
}

extension Field {
  var isAmount: Bool { key.hasPrefix("金額.") }

  fileprivate var keyParent: String {
    key.split(separator: ".").dropLast().joined(separator: ".")
  }
}
