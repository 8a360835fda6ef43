import Grid

/// What a patch wants of one cell.
struct CellChange: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case value(CellValue)
    /// Without its `=`.
    case formula(String, cached: CellValue)
    /// Of the formula that stands there.
    case result(CellValue)

    /// What readers see.
    var value: CellValue {
      switch self {
      case .value(let value): value
      case .formula(_, let cached): cached
      case .result(let value): value
      }
    }
  }

  enum Look: Hashable, Sendable {
    /// An index into cellXfs.
    case format(Int)
    case change(StyleChange)
  }

  var sheet: String
  var reference: CellReference
  /// nil where anything may stand there.
  var expected: CellValue?
  /// nil keeps value and formula.
  var content: Content?
  /// In the order in which they were asked for.
  var looks: [Look] = []
}

extension CellChange {
  /// An edit that only gives a format leaves the content, formula or not, alone.
  init(_ edit: CellEdit) {
    self.init(sheet: edit.sheet, reference: edit.reference, expected: edit.from)
    if let formula = edit.formula {
      content = .formula(formula, cached: edit.to)
    } else if !PendingEdits.same(edit.from, edit.to) {
      content = .value(edit.to)
    }
    if let code = edit.numberFormat { looks = [.change(StyleChange(numberFormat: code))] }
  }
}
