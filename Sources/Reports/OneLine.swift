/// A text of a cell on one line of a report: nothing of it is cut, and nothing steers a terminal.
package enum OneLine {
  package static func of(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
    var result = ""
    for character in text {
      switch character {
      case "\n", "\r\n", "\r": result += "↵"
      case "\t": result += " "
      default:
        for scalar in character.unicodeScalars {
          result.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? "�" : scalar)
        }
      }
    }
    return result
  }
}
