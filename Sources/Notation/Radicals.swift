/// Radical signs that PDF text carries in place of the everyday character.
///
/// Source: values.md 4.1. NFKC folds U+2F00–U+2FD5; of U+2E80–U+2EFF it folds two only.
enum Radicals {
  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{2EC4}": "西", "\u{2ED1}": "長", "\u{2ED8}": "青", "\u{2EE9}": "黄", "\u{2EED}": "歯",
    "\u{2EF2}": "亀", "\u{2EA0}": "民", "\u{2EDD}": "食", "\u{2EE8}": "麦", "\u{2EE4}": "鬼",
    "\u{2EC1}": "虎", "\u{2E9D}": "月", "\u{2E81}": "厂", "\u{2E85}": "亻", "\u{2E8B}": "㔾",
    "\u{2E95}": "彐", "\u{2E9F}": "母", "\u{2EB3}": "网", "\u{2EC2}": "衤", "\u{2EC5}": "見",
    "\u{2EC9}": "貝", "\u{2ECB}": "車", "\u{2ED3}": "長", "\u{2ED4}": "門", "\u{2ED7}": "雨",
    "\u{2EDA}": "頁", "\u{2EDB}": "風", "\u{2EDC}": "飛", "\u{2EDF}": "食", "\u{2EE1}": "首",
    "\u{2EE2}": "馬", "\u{2EE5}": "魚", "\u{2EE6}": "鳥", "\u{2EEB}": "斉", "\u{2EEF}": "竜",
  ]

  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let plain = pairs[scalar] { return plain }
    guard (0x2F00...0x2FD5).contains(scalar.value) || (0x2E80...0x2EFF).contains(scalar.value)
    else { return scalar }
    let composed = Normalization.compatibility(String(Character(scalar))).unicodeScalars
    return composed.count == 1 ? composed.first ?? scalar : scalar
  }

  /// True for the two blocks of radicals that should not stand in text.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    (0x2E80...0x2FD5).contains(scalar.value)
  }
}
