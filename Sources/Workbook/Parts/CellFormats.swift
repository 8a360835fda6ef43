import Grid

extension CellFormats {
  /// The looks of cells, of styles.xml and the parts it needs.
  ///
  /// Source: ECMA-376 Part 1, 18.8 (styles).
  init(
    _ styles: Styles, _ relationships: Relationships, of workbook: String,
    _ loader: inout PartLoader
  ) {
    guard let root = styles.root else {
      self.init()
      return
    }
    func parts(_ type: String) -> String? {
      relationships.all.first { $0.type == type }.flatMap { loader.part($0, of: workbook) }
    }
    let palette = Palette(root, parts("theme").map { Theme($0, &loader) } ?? Theme())
    let bags = parts("FeaturePropertyBag").flatMap { loader.tree($0) }
    let checkBoxes = bags.map(FeaturePropertyBag.checkBoxes) ?? []
    let formats = root.child("cellXfs")?.children(named: "xf") ?? []
    self.init(
      fonts: (root.child("fonts")?.children ?? []).map { Self.font($0, palette) },
      fills: (root.child("fills")?.children ?? []).map { Self.fill($0, palette) },
      borders: (root.child("borders")?.children ?? []).map { Self.border($0, palette) },
      entries: formats.enumerated().map { index, xf in
        Self.entry(xf, styles.numberFormat(index), checkBoxes)
      })
  }

  /// A cell's format says everything itself; the style it came from is a name only.
  private static func entry(
    _ xf: XMLElement, _ numberFormat: String?, _ checkBoxes: Set<Int>
  ) -> Entry {
    let alignment = xf.child("alignment")
    let protection = xf.child("protection")
    var format = CellFormat(
      numberFormat: numberFormat, horizontal: alignment?.attributes["horizontal"],
      vertical: alignment?.attributes["vertical"],
      wrapsText: alignment?.flag("wrapText") ?? false,
      isLocked: protection?.flag("locked", default: true) ?? true,
      hidesFormula: protection?.flag("hidden") ?? false)
    if !checkBoxes.isEmpty, let complement = xf.descendants("xfComplement").first?.number("i") {
      format.isCheckBox = checkBoxes.contains(complement)
    }
    if format.horizontal == "general" { format.horizontal = nil }
    return Entry(
      font: xf.number("fontId") ?? 0, fill: xf.number("fillId") ?? 0,
      border: xf.number("borderId") ?? 0, format: format)
  }

  /// A switch is an element; on where it carries no `val`.
  private static func isOn(_ element: XMLElement?) -> Bool {
    element?.flag("val", default: true) ?? false
  }

  private static func font(_ element: XMLElement, _ palette: Palette) -> CellFont {
    var font = CellFont()
    for child in element.children {
      switch child.name {
      case "name": font.name = child.attributes["val"] ?? ""
      case "sz": font.size = child.attributes["val"].flatMap { Double($0) } ?? font.size
      case "b": font.isBold = isOn(child)
      case "i": font.isItalic = isOn(child)
      case "strike": font.isStruckOut = isOn(child)
      case "u":
        let style = child.attributes["val"] ?? "single"
        font.underline = style == "none" ? nil : style
      case "color": font.color = palette.color(child)
      default: break
      }
    }
    return font
  }

  private static func fill(_ element: XMLElement, _ palette: Palette) -> CellFill {
    if let gradient = element.child("gradientFill") {
      let stops = gradient.children(named: "stop").map { palette.color($0.child("color")) }
      return CellFill(
        pattern: "gradient", foreground: stops.first ?? nil, background: stops.last ?? nil)
    }
    guard let pattern = element.child("patternFill") else { return CellFill() }
    return CellFill(
      pattern: pattern.attributes["patternType"] ?? "none",
      foreground: palette.color(pattern.child("fgColor")),
      background: palette.color(pattern.child("bgColor")))
  }

  private static func border(_ element: XMLElement, _ palette: Palette) -> CellBorder {
    func line(_ names: String...) -> CellBorder.Line? {
      guard let side = element.children.first(where: { names.contains($0.name) }),
        let style = side.attributes["style"], style != "none"
      else { return nil }
      return CellBorder.Line(style: style, color: palette.color(side.child("color")))
    }
    // Strict files may name the sides by the direction of writing.
    return CellBorder(
      left: line("left", "start"), right: line("right", "end"), top: line("top"),
      bottom: line("bottom"), diagonal: line("diagonal"),
      risesDiagonally: element.flag("diagonalUp"), fallsDiagonally: element.flag("diagonalDown"))
  }
}
