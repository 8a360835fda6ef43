import Forms

extension Record {
  /// What people call this record: the first name among its fields, else its indicator's.
  var owner: String {
    let name = fields.first { $0.isName && !$0.isEmpty }
    return name.map { Wording.line($0.raw) } ?? indicators.first?.name ?? ""
  }
}
