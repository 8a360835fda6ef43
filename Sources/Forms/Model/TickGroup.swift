import Notation

/// The boxes of one question, whatever bears them: signs in text, controls, cells.
package struct TickGroup: Hashable, Sendable, Codable {
  package enum Bearer: Hashable, Sendable, Codable {
    /// A sign in a cell's text, such as ■.
    case sign(String)
    /// A check box or option button of the form toolbar.
    case formControl
    case activeX
    /// A cell that holds TRUE or FALSE.
    case cell
  }

  package struct Box: Hashable, Sendable, Codable {
    /// The choice it stands for as the template spells it, nil where it offers something else.
    package var option: String?
    /// The words beside it as the form writes them.
    package var label: String
    /// nil where the file does not tell.
    package var isTicked: Bool?
    package var bearer: Bearer
    /// Where it stands; the range covers sign and words of a sign in text.
    package var location: Location
    /// The sign's own stretch of the cell's stored text (UTF-8), nil for controls and cells.
    package var signRange: Range<Int>?
    /// The number of its shape, where it is a control.
    package var shape: Int?
  }

  /// In reading order.
  package var boxes: [Box]
  /// One choice only.
  package var isExclusive: Bool

  package init(boxes: [Box], isExclusive: Bool) {
    self.boxes = boxes
    self.isExclusive = isExclusive
  }

  package var ticked: [Box] { boxes.filter { $0.isTicked == true } }
  /// The choices ticked, as the template spells them.
  package var answers: [String] { ticked.compactMap(\.option) }
  /// False where the state of a box is not told.
  package var isCertain: Bool { !boxes.contains { $0.isTicked == nil } }
}

extension Field {
  /// The choices made, by ticks or in words; empty where there are none or the words are none of
  /// the choices.
  package var answers: [String] {
    if let ticks { return ticks.answers }
    switch type {
    case .choice(let options):
      return TickText.option(text, of: options).map { [$0] } ?? []
    case .multipleChoice(let options):
      return options.filter { text.contains($0) }
    default: return []
    }
  }
}
