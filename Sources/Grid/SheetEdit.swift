/// One change of a sheet beside what its cells hold: a box ticked, a merge or an input rule restored.
public struct SheetEdit: Hashable, Sendable {
  public enum Change: Hashable, Sendable {
    /// A check box or button by the number of its shape.
    case tick(shape: Int, from: Control.State, to: Control.State, label: String)
    case merge(CellRange)
    case unmerge(CellRange)
    case validation(DataValidation)
  }

  /// What two edits must not change both.
  public enum Subject: Hashable, Sendable {
    case control(sheet: String, shape: Int)
    case merge(sheet: String, CellRange)
    case validation(sheet: String, DataValidation)
  }

  public var sheet: String
  /// The cell where people look for it.
  public var reference: CellReference
  public var change: Change

  public init(sheet: String, reference: CellReference, change: Change) {
    self.sheet = sheet
    self.reference = reference
    self.change = change
  }

  public var subject: Subject {
    switch change {
    case .tick(let shape, _, _, _): .control(sheet: sheet, shape: shape)
    case .merge(let range), .unmerge(let range): .merge(sheet: sheet, range)
    case .validation(let rule): .validation(sheet: sheet, rule)
    }
  }

  /// A word for programs.
  public var kind: String {
    switch change {
    case .tick: "tick"
    case .merge: "merge"
    case .unmerge: "unmerge"
    case .validation: "validation"
    }
  }

  /// What people see before the change.
  public var before: Message {
    switch change {
    case .tick(_, let state, _, let label): Self.box(state, label)
    case .merge(let range): Self.apart(range)
    case .unmerge(let range): Self.merged(range)
    case .validation: Message(ja: "入力規則なし", en: "no input rule")
    }
  }

  /// What they see after it.
  public var after: Message {
    switch change {
    case .tick(_, _, let state, let label): return Self.box(state, label)
    case .merge(let range): return Self.merged(range)
    case .unmerge(let range): return Self.apart(range)
    case .validation(let rule):
      let cells = rule.ranges.map(\.description)
      let choices = rule.choices ?? [rule.formula]
      return Message(
        ja: "入力規則（\(cells.joined(separator: "、"))）\(choices.joined(separator: "・"))",
        en: "input rule (\(cells.joined(separator: ", "))) \(choices.joined(separator: ", "))")
    }
  }

  private static func box(_ state: Control.State, _ label: String) -> Message {
    let text = (state == .on ? "■ " : "□ ") + label
    return Message(ja: text, en: text)
  }

  private static func merged(_ range: CellRange) -> Message {
    Message(ja: "\(range) 結合", en: "\(range) merged")
  }

  private static func apart(_ range: CellRange) -> Message {
    Message(ja: "\(range) 結合なし", en: "\(range) not merged")
  }
}
