/// Where words stand in a text.
enum TextSearch {
  /// The UTF-8 ranges of a word, left to right, none overlapping.
  static func places(of word: String, in text: String) -> [Range<Int>] {
    let (wanted, bytes) = (Array(word.utf8), Array(text.utf8))
    guard !wanted.isEmpty else { return [] }
    var result: [Range<Int>] = []
    var index = 0
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0], bytes[index..<index + wanted.count].elementsEqual(wanted) {
        result.append(index..<index + wanted.count)
        index += wanted.count
      } else {
        index += 1
      }
    }
    return result
  }
}
