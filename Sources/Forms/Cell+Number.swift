package import Grid
import Notation

extension Cell {
  /// A number, or one typed as text, and nothing more: 「2 産業」 is a name.
  package var isBareNumber: Bool {
    if case .number = value { return true }
    return NumberText.parse(shown).map { ($0.unit ?? "").isEmpty } ?? false
  }
}
