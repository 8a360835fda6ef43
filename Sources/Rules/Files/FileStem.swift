extension String {
  /// A file's name without its extension; a name that begins with its only dot has none.
  var fileStem: String {
    guard let dot = lastIndex(of: "."), dot != startIndex else { return self }
    return String(self[..<dot])
  }
}
