package import Forms
package import Grid

extension Review {
  /// A template proposed from a book, called by its file's name.
  package static func draft(_ book: Book, name: String) -> FormDraft {
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let id = String(
      stem.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    return FormDraft(book, id: id.isEmpty ? "draft" : id, title: stem)
  }
}
