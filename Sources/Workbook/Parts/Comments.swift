import Grid

/// The notes of a sheet.
///
/// Source: ECMA-376 Part 1, 18.7 (comments).
enum Comments {
  /// - Parameter visible: the cells whose notes are shown all the time.
  static func read(
    _ part: String, visible: Set<CellReference>, threads: [CommentThread],
    _ loader: inout PartLoader
  ) -> [Note] {
    var notes: [Note] = []
    let threaded = Set(threads.map(\.cell))
    loader.scan(part) { (scanner, bytes, loader) throws(WorkbookError) in
      var authors: [String] = []
      while true {
        try scanner.next(bytes)
        if scanner.kind == .end { return }
        guard scanner.kind == .open else { continue }
        if scanner.nameIs("author", bytes) {
          var name: [UInt8] = []
          try RichText.content(&scanner, bytes, to: &name)
          authors.append(string(name))
        } else if scanner.nameIs("comment", bytes) {
          guard loader.admits(part) else { return }
          guard var note = try note(&scanner, bytes, authors) else { continue }
          // For old programs each thread has a note with a text of its own; the thread is read.
          if note.author.hasPrefix("tc={"), threaded.contains(note.cell) { continue }
          note.isVisible = visible.contains(note.cell)
          notes.append(note)
        }
      }
    }
    return notes
  }

  /// nil where the note stands on no cell.
  private static func note(
    _ scanner: inout XMLScanner, _ bytes: Span<UInt8>, _ authors: [String]
  ) throws(WorkbookError) -> Note? {
    let reference = try XMLAttributes.value("ref", in: scanner, bytes)
    let author = try XMLAttributes.value("authorId", in: scanner, bytes).flatMap { Int($0) }
    var text: [UInt8] = []
    try RichText.read(&scanner, bytes, to: &text)
    guard let cell = reference.flatMap({ CellReference($0) }) else { return nil }
    return Note(
      cell: cell, author: author.flatMap { authors.indices.contains($0) ? authors[$0] : nil } ?? "",
      text: string(text))
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
