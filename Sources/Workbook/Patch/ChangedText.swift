import Grid

/// A text of several looks or with furigana, as `<si>` and `<is>` hold it, from which the same with a
/// few other letters is made.
///
/// Source: ECMA-376 Part 1, 18.4.8 (si), 18.3.1.53 (is), 18.4.4 (r), 18.4.6 (rPh), 18.4.3 (phoneticPr).
struct ChangedText {
  private struct Run {
    /// The element `<rPr>`, empty where the run has none.
    var properties: ArraySlice<UInt8>
    var count: Int
  }

  private struct Reading {
    /// The letters it stands over, in UTF-16 units.
    var base: Range<Int>
    var content: ArraySlice<UInt8>
  }

  private var letters: [Unicode.Scalar] = []
  private var runs: [Run] = []
  private var readings: [Reading] = []
  private var phoneticProperties: ArraySlice<UInt8> = []

  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    return String(view)
  }

  /// - Returns: nil for a text of one look without furigana, and where there is more in the element.
  init?(_ element: Markup.Tag, _ markup: Markup) throws(WorkbookError) {
    guard element.kind != .empty else { return nil }
    for (tag, end) in try markup.children(of: element) {
      if markup.isNamed(tag, "t") {
        try append(tag, [], markup)
      } else if markup.isNamed(tag, "r") {
        var properties: ArraySlice<UInt8> = []
        for (part, end) in try markup.children(of: tag) {
          if markup.isNamed(part, "t") {
            try append(part, properties, markup)
          } else {
            properties = markup.bytes[part.range.lowerBound..<end]
          }
        }
      } else if markup.isNamed(tag, "rPh") {
        guard let start = markup.number("sb", of: tag), let stop = markup.number("eb", of: tag),
          start < stop, tag.kind != .empty
        else { return nil }
        let close = try markup.closingTag(of: tag).range.lowerBound
        readings.append(
          Reading(base: start..<stop, content: markup.bytes[tag.range.upperBound..<close]))
      } else if markup.isNamed(tag, "phoneticPr") {
        phoneticProperties = markup.bytes[tag.range.lowerBound..<end]
      } else {
        return nil
      }
    }
    guard !readings.isEmpty || runs.contains(where: { !$0.properties.isEmpty }) else { return nil }
  }

  private mutating func append(
    _ tag: Markup.Tag, _ properties: ArraySlice<UInt8>, _ markup: Markup
  ) throws(WorkbookError) {
    let added = Array((tag.kind == .empty ? "" : try markup.text(of: tag)).unicodeScalars)
    letters += added
    runs.append(Run(properties: properties, count: added.count))
  }

  // MARK: other letters

  /// The content of an element that says `text`: each letter that stays keeps its look, new ones take
  /// that of the letters they stand for or behind, and furigana stay over words whose letters stay.
  ///
  /// - Returns: nil where no letter stays.
  func content(saying text: String, prefix: String) -> [UInt8]? {
    let wanted = Array(text.unicodeScalars)
    guard let kept = Self.kept(letters, wanted) else { return nil }
    var result: [UInt8] = []
    for (run, letters) in looks(of: wanted, kept) {
      let element = CellContent.textElement(Self.string(letters), prefix: prefix)
      if runs.count == 1, runs[run].properties.isEmpty {
        result += element
      } else {
        result += Array("<\(prefix)r>".utf8) + runs[run].properties + element
        result += Array("</\(prefix)r>".utf8)
      }
    }
    for (reading, base) in placed(wanted, kept) {
      result += Array("<\(prefix)rPh sb=\"\(base.lowerBound)\" eb=\"\(base.upperBound)\">".utf8)
      result += reading.content + Array("</\(prefix)rPh>".utf8)
    }
    return result + phoneticProperties
  }

  /// For each wanted letter the letter of before that it is; nil where none is left.
  private static func kept(
    _ letters: [Unicode.Scalar], _ wanted: [Unicode.Scalar]
  ) -> [Int?]? {
    let start = zip(letters, wanted).prefix { $0 == $1 }.count
    let end = zip(letters.dropFirst(start).reversed(), wanted.dropFirst(start).reversed())
      .prefix { $0 == $1 }.count
    var result: [Int?] = Array(repeating: nil, count: wanted.count)
    for index in 0..<start { result[index] = index }
    for index in 0..<end { result[wanted.count - 1 - index] = letters.count - 1 - index }
    let (old, new) = (start..<letters.count - end, start..<wanted.count - end)
    // The comparison grows with the square of what differs; that much is another text.
    if !old.isEmpty, !new.isEmpty, old.count + new.count <= mostCompared {
      let difference = wanted[new].difference(from: letters[old])
      var removed: Set<Int> = []
      var inserted: Set<Int> = []
      for change in difference {
        switch change {
        case .remove(let offset, _, _): removed.insert(start + offset)
        case .insert(let offset, _, _): inserted.insert(start + offset)
        }
      }
      for (index, origin) in zip(
        new.filter { !inserted.contains($0) }, old.filter { !removed.contains($0) })
      {
        result[index] = origin
      }
    }
    return result.contains { $0 != nil } ? result : nil
  }

  private static let mostCompared = 2000

  /// The wanted letters by the runs whose look they have.
  private func looks(
    of wanted: [Unicode.Scalar], _ kept: [Int?]
  ) -> [(run: Int, letters: [Unicode.Scalar])] {
    let owners = runs.indices.flatMap { Array(repeating: $0, count: runs[$0].count) }
    var following = kept
    for index in kept.indices.dropLast().reversed() where following[index] == nil {
      following[index] = following[index + 1]
    }
    var result: [(run: Int, letters: [Unicode.Scalar])] = []
    var next = 0
    for (index, letter) in wanted.enumerated() {
      // A new letter stands for the one that went from here, else behind the one before it.
      let hasGone = next < following[index] ?? letters.count
      let run = owners[kept[index] ?? (hasGone ? next : max(0, next - 1))]
      if let origin = kept[index] { next = origin + 1 }
      if result.last?.run == run {
        result[result.count - 1].letters.append(letter)
      } else {
        result.append((run, [letter]))
      }
    }
    return result
  }

  /// The furigana over words that lost nothing but spaces, with where these stand now.
  private func placed(
    _ wanted: [Unicode.Scalar], _ kept: [Int?]
  ) -> [(reading: Reading, base: Range<Int>)] {
    let now = Self.offsets(wanted)
    // Which letter each UTF-16 unit belongs to.
    let owners = letters.indices.flatMap {
      repeatElement($0, count: UTF16.width(letters[$0]))
    }
    var places: [Int: Int] = [:]
    for (index, origin) in kept.enumerated() {
      if let origin { places[origin] = index }
    }
    return readings.compactMap { reading in
      let under = owners[reading.base.clamped(to: owners.indices)]
      guard let start = under.first, let end = under.last else { return nil }
      let base = start...end
      let staying = base.compactMap { places[$0] }
      let lost = base.filter { places[$0] == nil }
      guard let first = staying.first, let last = staying.last,
        last - first == staying.count - 1, lost.allSatisfy({ letters[$0].properties.isWhitespace })
      else { return nil }
      return (reading, now[first]..<now[last + 1])
    }
  }

  /// Where each letter begins in UTF-16 units, and where the text ends.
  private static func offsets(_ letters: [Unicode.Scalar]) -> [Int] {
    letters.reduce(into: [0]) { $0.append(($0.last ?? 0) + UTF16.width($1)) }
  }

  private static func string(_ letters: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    return String(view)
  }
}
