/// A conversation on a cell: the first comment and the replies to it.
///
/// Source: MS-XLSX 2.6.205 (CT_ThreadedComment).
public struct CommentThread: Hashable, Sendable {
  public struct Comment: Hashable, Sendable {
    /// The person's displayed name, empty where the file does not tell.
    public var author: String
    public var text: String
    /// As the file has it: `2024-05-01T09:30:00.00`, in UTC.
    public var date: String

    public init(author: String, text: String, date: String = "") {
      self.author = author
      self.text = text
      self.date = date
    }
  }

  public var cell: CellReference
  /// The first comment, then the replies in the file's order; never empty.
  public var comments: [Comment]
  /// Marked as resolved.
  public var isDone: Bool

  public init(cell: CellReference, comments: [Comment], isDone: Bool = false) {
    self.cell = cell
    self.comments = comments
    self.isDone = isDone
  }
}
