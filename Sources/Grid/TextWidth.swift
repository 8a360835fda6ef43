/// How many half-width columns a text takes where East Asian characters take two.
///
/// Source: Unicode UAX #11, with ambiguous characters counted wide as Japanese fonts draw them.
public enum TextWidth {
  public static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1.value) }
  }

  private static func width(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0..<0x20, 0x7F, 0x300...0x36F, 0x200B...0x200F, 0x3099...0x309A, 0xFE00...0xFE0F: 0
    case 0x20..<0x7F, 0xA0...0xA6, 0xA9...0xAF, 0xFF61...0xFFDC: 1
    case 0xA7, 0xA8, 0xB0, 0xB1, 0xB4, 0xB6, 0xD7, 0xF7: 2
    case 0x80..<0x391: 1
    default: 2
    }
  }
}
