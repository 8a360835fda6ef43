/// Short names for findings that do not depend on where a row stands.
enum StableIdentifier {
  /// The 64-bit FNV-1a hash of the parts, as 16 hexadecimal digits.
  static func of(_ parts: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      // A separator that no text holds, so that ("ab","c") and ("a","bc") differ.
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
