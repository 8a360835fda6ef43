/// A note of the old kind (Excel's yellow box), written on a cell.
///
/// Source: ECMA-376 Part 1, 18.7.3 (comment).
public struct Note: Hashable, Sendable {
  public var cell: CellReference
  public var author: String
  public var text: String
  /// Shown all the time, not only under the pointer.
  public var isVisible: Bool

  public init(cell: CellReference, author: String, text: String, isVisible: Bool = false) {
    self.cell = cell
    self.author = author
    self.text = text
    self.isVisible = isVisible
  }
}
