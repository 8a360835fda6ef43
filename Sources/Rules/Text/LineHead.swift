import Notation

/// The head of a line, where an account names what it accounts for.
enum LineHead {
  private static let marks = Set("・●○◆◇■□▪◎※*-「『 0123456789.()①②③④⑤⑥⑦⑧⑨⑩".unicodeScalars)

  /// Nothing but the mark of a list stands before the place in its line.
  static func isAt(_ offset: Int, in text: String) -> Bool {
    let before = text.utf8Text(0..<offset)
    let line =
      before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).last ?? ""
    return Normalization.n2KeepingCircles(String(line)).unicodeScalars.allSatisfy(marks.contains)
  }
}
