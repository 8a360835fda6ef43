import Grid

/// A sheet drawn with characters of the terminal; East Asian characters take two columns.
struct SheetDrawing {
  private let grid: TemplateGrid
  private let colored: Bool
  private let widths: [Int]
  private let heights: [Int]

  /// What one column of a terminal line shows; nil is the second half of a wide character.
  private struct Glyph {
    var text: String?
    var isTag = false
  }

  init(_ grid: TemplateGrid, colored: Bool) {
    self.grid = grid
    self.colored = colored
    widths = Self.widths(grid)
    heights = Self.heights(grid, widths)
  }

  // MARK: sizes

  /// As on the page where the texts can be broken to fit; wider where a word would not.
  private static func widths(_ grid: TemplateGrid) -> [Int] {
    var widths = grid.columns.map { column in
      max(4, Int(((grid.sheet.dimensions.width(ofColumn: column) ?? 9) * 0.8).rounded()))
    }
    for region in grid.regions where region.range.columns.count == 1 {
      let longest = words(region.text).map { TextWidth.of($0) }.max() ?? 0
      let column = region.range.first.column - grid.columns.lowerBound
      widths[column] = max(widths[column], min(longest, 18))
    }
    return widths
  }

  private static func heights(_ grid: TemplateGrid, _ widths: [Int]) -> [Int] {
    var heights = Array(repeating: 1, count: grid.rows.count)
    for tall in [false, true] {
      for region in grid.regions where (region.range.rows.count > 1) == tall {
        let lines = wrapped(region.text, width: width(region.range, grid, widths)).count
        let first = region.range.first.row - grid.rows.lowerBound
        let last = region.range.last.row - grid.rows.lowerBound
        let have = heights[first...last].reduce(0, +) + (last - first)
        if lines > have { heights[last] += lines - have }
      }
    }
    return heights
  }

  private static func width(
    _ range: CellRange, _ grid: TemplateGrid, _ widths: [Int]
  ) -> Int {
    let first = range.first.column - grid.columns.lowerBound
    let last = range.last.column - grid.columns.lowerBound
    return widths[first...last].reduce(0, +) + (last - first)
  }

  // MARK: text

  /// Pieces that are not broken: tags at their points, other text at any character.
  private static func words(_ text: String) -> [String] {
    TagText.pieces(text).flatMap { piece -> [String] in
      guard piece.isTag else { return piece.text.map { String($0) } }
      var words = [""]
      for character in piece.text {
        words[words.count - 1].append(character)
        if ".:,".contains(character) { words.append("") }
      }
      return words.filter { !$0.isEmpty }
    }
  }

  private static func wrapped(_ text: String, width: Int) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { line in
      var lines = [""]
      var used = 0
      for word in words(String(line)) {
        var word = word[...]
        if used > 0, used + TextWidth.of(word) > width {
          lines.append("")
          used = 0
        }
        while let character = word.popFirst() {
          let size = TextWidth.of(String(character))
          if used > 0, used + size > width {
            lines.append("")
            used = 0
          }
          lines[lines.count - 1].append(character)
          used += size
        }
      }
      return lines
    }
  }

  // MARK: drawing

  func text() -> String {
    let lefts = starts(widths)
    let tops = starts(heights)
    var canvas = Array(
      repeating: Array(repeating: Glyph(text: " "), count: (lefts.last ?? 0) + 1),
      count: (tops.last ?? 0) + 1)
    for region in grid.regions {
      let left = lefts[region.range.first.column - grid.columns.lowerBound]
      let right = lefts[region.range.last.column - grid.columns.lowerBound + 1]
      let top = tops[region.range.first.row - grid.rows.lowerBound]
      let bottom = tops[region.range.last.row - grid.rows.lowerBound + 1]
      frame(&canvas, left, right, top, bottom)
      let lines = Self.wrapped(region.text, width: right - left - 1)
      for (index, line) in lines.enumerated() {
        write(line, region.hasTags, &canvas, top + 1 + index, left + 1)
      }
    }
    return canvas.map(line).joined()
  }

  private func starts(_ sizes: [Int]) -> [Int] {
    sizes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1 + 1) }
  }

  private func frame(
    _ canvas: inout [[Glyph]], _ left: Int, _ right: Int, _ top: Int, _ bottom: Int
  ) {
    for row in [top, bottom] {
      for column in left...right where canvas[row][column].text != "+" {
        canvas[row][column].text = column == left || column == right ? "+" : "-"
      }
    }
    for row in top...bottom {
      for column in [left, right] where canvas[row][column].text == " " {
        canvas[row][column].text = "|"
      }
    }
  }

  private func write(
    _ text: String, _ isTag: Bool, _ canvas: inout [[Glyph]], _ row: Int, _ start: Int
  ) {
    var column = start
    for character in text {
      let width = TextWidth.of(String(character))
      guard width > 0, column + width <= canvas[row].count else { continue }
      canvas[row][column] = Glyph(text: String(character), isTag: isTag)
      if width == 2 { canvas[row][column + 1] = Glyph(text: nil, isTag: isTag) }
      column += width
    }
  }

  private func line(_ glyphs: [Glyph]) -> String {
    var line = ""
    var isOn = false
    var end = glyphs.count
    while end > 0, glyphs[end - 1].text == " " { end -= 1 }
    for glyph in glyphs[..<end] {
      if colored, glyph.isTag != isOn {
        line += glyph.isTag ? "\u{1B}[36m" : "\u{1B}[0m"
        isOn = glyph.isTag
      }
      line += glyph.text ?? ""
    }
    return line + (isOn ? "\u{1B}[0m\n" : "\n")
  }
}
