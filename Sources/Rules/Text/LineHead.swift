import Notation

/// The head of a line, where an account names what it accounts for.
enum LineHead {
  private static let marks = Set("・●○◆◇■□▪◎※*-「『 0123456789.()①②③④⑤⑥⑦⑧⑨⑩".unicodeScalars)

  /// Nothing but the mark of a list stands before the place in its line.
  static func isAt(_ offset: Int, in text: String) -> Bool {
    let line = TextLine.last(of: text.utf8Text(0..<offset))
    return Normalization.n2KeepingCircles(String(line)).unicodeScalars.allSatisfy(marks.contains)
  }
}
