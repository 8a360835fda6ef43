import Grid

/// What the colours of styles.xml look like: given, of the theme, or by number.
///
/// Source: ECMA-376 Part 1, 18.8.3 (bgColor), 18.8.19 (fgColor), 18.3.1.15 (color), 18.8.27
/// (indexedColors).
struct Palette {
  private let theme: Theme
  private let indexed: [RGB]

  init(_ styles: XMLElement, _ theme: Theme) {
    self.theme = theme
    let own = styles.child("colors")?.child("indexedColors")?.children ?? []
    var indexed = Self.standard
    for (index, color) in own.enumerated() where index < indexed.count {
      indexed[index] = color.attributes["rgb"].flatMap { RGB($0) } ?? indexed[index]
    }
    self.indexed = indexed
  }

  /// nil where the program chooses.
  func color(_ element: XMLElement?) -> RGB? {
    guard let element, !element.flag("auto") else { return nil }
    let plain: RGB?
    if let text = element.attributes["rgb"] {
      plain = RGB(text)
    } else if let index = element.number("theme") {
      plain = theme.colors.indices.contains(index) ? theme.colors[index] : nil
    } else if let index = element.number("indexed") {
      // 64 and 65 are the system's own letters and window.
      plain = indexed.indices.contains(index) ? indexed[index] : nil
    } else {
      plain = nil
    }
    let tint = element.attributes["tint"].flatMap { Double($0) } ?? 0
    guard tint != 0, let plain else { return plain }
    return Self.tinted(plain, min(max(tint, -1), 1))
  }

  /// Brings the lightness nearer to white, or for negative tints to black; hue and saturation stay.
  /// Excel rounds on the way, so that its own result differs by up to 2 of 255.
  private static func tinted(_ color: RGB, _ tint: Double) -> RGB {
    let parts = [color.red, color.green, color.blue].map { Double($0) / 255 }
    let high = parts.max() ?? 0
    let low = parts.min() ?? 0
    let lightness = (high + low) / 2
    let chroma = high - low
    let wanted = tint < 0 ? lightness * (1 + tint) : lightness + (1 - lightness) * tint
    // At one saturation the distance of each part from the lightness grows with the chroma.
    let room = 1 - abs(2 * lightness - 1)
    let saturation = room > 0 ? chroma / room : 0
    let scale = chroma > 0 ? saturation * (1 - abs(2 * wanted - 1)) / chroma : 0
    let result = parts.map { part in
      UInt8(min(max((wanted + (part - lightness) * scale) * 255, 0), 255).rounded())
    }
    return RGB(red: result[0], green: result[1], blue: result[2])
  }

  private static let standard: [RGB] = {
    let first: [UInt32] = [
      0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
    ]
    let rest: [UInt32] = [
      0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080,
      0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF,
      0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF,
      0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
      0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696,
      0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333,
    ]
    // The first eight stand there twice.
    return (first + first + rest).map { RGB($0) }
  }()
}
