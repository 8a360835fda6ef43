import Grid

/// The conversations of a sheet.
///
/// Source: MS-XLSX 2.6.205 (CT_ThreadedComment), 2.6.203 (CT_Person).
enum ThreadedComments {
  /// Replies follow the comment they belong to; one whose first comment is missing stands alone.
  static func read(
    _ part: String, people: [String: String], _ loader: inout PartLoader
  ) -> [CommentThread] {
    guard let root = loader.tree(part) else { return [] }
    var threads: [CommentThread] = []
    var places: [String: Int] = [:]
    for element in root.children where element.name == "threadedComment" {
      guard loader.admits(part) else { break }
      let comment = CommentThread.Comment(
        author: people[element.attributes["personId"] ?? ""] ?? "",
        text: element.child("text")?.text ?? "", date: element.attributes["dT"] ?? "")
      if let place = element.attributes["parentId"].flatMap({ places[$0] }) {
        threads[place].comments.append(comment)
      } else if let cell = element.attributes["ref"].flatMap({ CellReference($0) }) {
        places[element.attributes["id"] ?? ""] = threads.count
        threads.append(
          CommentThread(cell: cell, comments: [comment], isDone: element.flag("done")))
      }
    }
    return threads
  }
}
