public import Grid

/// A PNG or JPEG picture over the cells.
public struct NewImage: Hashable, Sendable {
  public enum Anchor: Hashable, Sendable {
    /// The upper left corner; the picture has its own size times the scale.
    case cell(CellReference, scale: Double)
    /// The picture fills the cells and grows with them.
    case range(CellRange)
  }

  public var bytes: [UInt8]
  public var anchor: Anchor
  /// What people hear who do not see the picture.
  public var description: String

  public init(_ bytes: [UInt8], at anchor: Anchor, description: String) {
    self.bytes = bytes
    self.anchor = anchor
    self.description = description
  }
}

extension NewImage {
  /// The cell of the upper left corner.
  var corner: CellReference {
    switch anchor {
    case .cell(let place, _): place
    case .range(let range): range.first
    }
  }

  /// - Throws: `.impossible` where the anchor lies outside the sheet or the scale is out of range.
  func check() throws(WorkbookError) {
    switch anchor {
    case .cell(let place, let scale):
      guard Address.isInside(place) else { throw WorkbookError(.impossible(.outsideSheet)) }
      guard (0.001...1_000).contains(scale) else { throw WorkbookError(.impossible(.measure)) }
    case .range(let range):
      guard Address.isInside(range) else { throw WorkbookError(.impossible(.outsideSheet)) }
    }
  }
}
