/// The cells of sheets that come from another workbook, told in the texts and cell formats of the one
/// they come to.
///
/// Source: ECMA-376 Part 1, 18.3.1.4 (c), 18.3.1.73 (row), 18.3.1.13 (col), 18.3.1.10 (cfRule).
struct ImportedCells {
  private let strings: SharedStrings
  private var appender: SharedStringAppender?
  private var styles: StyleImport

  init(from new: Workbook, to package: inout PackageEdit) throws(WorkbookError) {
    guard let newStyles = new.stylesPath else {
      throw WorkbookError(.unsupportedEdit(.missingFormat))
    }
    styles = StyleImport(
      from: try StyleLists(new.partBytes(newStyles), part: newStyles),
      to: try package.styles())
    strings = try new.sharedStrings()
    if let path = package.workbook.sharedStringsPath {
      appender = SharedStringAppender(
        try package.bytes(path), part: path, limits: package.workbook.limits)
    }
  }

  /// A worksheet part as it reads in the other workbook.
  mutating func rewritten(_ text: PartText) throws(WorkbookError) -> [UInt8] {
    let markup = text.markup
    var splices = Splices()
    var offset = 0
    var textCell: Markup.Tag?
    while let tag = try markup.tag(from: offset) {
      offset = tag.range.upperBound
      if tag.kind == .end { continue }
      if markup.isNamed(tag, "c") {
        try setFormat("s", of: tag, markup, &splices)
        textCell = markup.value("t", of: tag) == "s" ? tag : nil
      } else if markup.isNamed(tag, "v"), let cell = textCell {
        let close = try markup.closingTag(of: tag).range
        try setText(cell, tag.range.lowerBound..<close.upperBound, markup, &splices)
        textCell = nil
      } else if markup.isNamed(tag, "row") {
        try setFormat("s", of: tag, markup, &splices)
      } else if markup.isNamed(tag, "col") {
        try setFormat("style", of: tag, markup, &splices)
      } else if markup.isNamed(tag, "cfRule"), let old = markup.number("dxfId", of: tag) {
        let new = try styles.differentialFormat(old)
        try markup.set("dxfId", to: String(new), of: tag, in: &splices)
      } else if markup.isNamed(tag, "sheetView") {
        // Two selected sheets would be edited as one.
        try markup.remove("tabSelected", of: tag, in: &splices)
      }
    }
    return try text.applying(splices)
  }

  private mutating func setFormat(
    _ name: String, of tag: Markup.Tag, _ markup: Markup, _ splices: inout Splices
  ) throws(WorkbookError) {
    guard let old = markup.number(name, of: tag) else { return }
    try markup.set(name, to: String(try styles.format(old)), of: tag, in: &splices)
  }

  private mutating func setText(
    _ cell: Markup.Tag, _ value: Range<Int>, _ markup: Markup, _ splices: inout Splices
  ) throws(WorkbookError) {
    let element = Markup(bytes: Array(markup.bytes[value]), part: markup.part)
    guard let old = Int(try element.text(of: element.root())), let string = strings.text(old) else {
      throw markup.malformed("shared string", at: value.lowerBound)
    }
    let content: CellContent
    if let index = appender?.index(of: string) {
      appender?.references += 1
      content = .value(type: "s", text: String(index))
    } else {
      content = .inline(string)
      try markup.set("t", to: "inlineStr", of: cell, in: &splices)
    }
    splices.replace(value, with: content.markup(prefix: markup.prefix(of: cell)))
  }

  /// Writes the texts and cell formats that came along.
  func finish(in package: inout PackageEdit) throws(WorkbookError) {
    if let path = package.workbook.sharedStringsPath, let bytes = try appender?.patched() {
      package.replace(path, with: bytes)
    }
    try package.apply(styles.target)
  }
}
