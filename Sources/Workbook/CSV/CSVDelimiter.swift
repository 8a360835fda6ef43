/// Finds what separates the fields.
enum CSVDelimiter {
  /// The delimiter that stands in most of the first lines, and splits most of them into the same
  /// number of fields: one mark alone in some ragged lines is part of a text.
  static func found(in bytes: [UInt8], from start: Int, isTSV: Bool) -> UInt8 {
    let candidates = [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";")]
    var counts: [[Int]] = [[], [], []]
    var line = [0, 0, 0]
    var quoted = false
    for byte in bytes[start...].prefix(1 << 16) {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      guard !quoted else { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        for index in 0..<3 where line != [0, 0, 0] { counts[index].append(line[index]) }
        line = [0, 0, 0]
      } else if let index = candidates.firstIndex(of: byte) {
        line[index] += 1
      }
    }
    for index in 0..<3 where line != [0, 0, 0] { counts[index].append(line[index]) }
    if isTSV, counts[0].contains(where: { $0 > 0 }) || counts[1].allSatisfy({ $0 == 0 }) {
      return candidates[0]
    }
    var best = (score: 0, index: 1)
    for (index, perLine) in counts.enumerated() {
      let split = perLine.filter { $0 > 0 }
      let frequencies = Dictionary(split.map { ($0, 1) }, uniquingKeysWith: +)
      let score = split.count + (frequencies.values.max() ?? 0)
      if score > best.score { best = (score, index) }
    }
    return candidates[best.index]
  }
}
