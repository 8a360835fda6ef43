/// Japanese numerals, as `[DBNum1]`, `[DBNum2]` and `[DBNum3]` ask for them.
enum KanjiNumerals: Sendable, Equatable {
  /// 千二百三十四
  case plain
  /// 壱阡弐百参拾四, as on cheques.
  case formal
  /// 千２百３十４
  case wide

  /// Each digit by itself: 一二三四.
  func digits(_ text: String) -> String {
    let digits: [Character] =
      switch self {
      case .plain: ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
      case .formal: ["〇", "壱", "弐", "参", "四", "伍", "六", "七", "八", "九"]
      case .wide: ["０", "１", "２", "３", "４", "５", "６", "７", "８", "９"]
      }
    return String(text.map { $0.isASCII ? $0.wholeNumberValue.map { digits[$0] } ?? $0 : $0 })
  }

  /// As it is read aloud: 千二百三十四. What stands behind a point is read digit by digit.
  func counted(_ text: String) -> String {
    let whole = text.prefix { $0.isASCII && $0.isWholeNumber }
    guard let first = whole.first, whole.count <= 16, !text.contains("E") else {
      return digits(text)
    }
    let rest = digits(String(text.dropFirst(whole.count)))
    if first == "0" { return digits(String(whole)) + rest }
    let (tens, myriads) =
      self == .formal
      ? (["", "拾", "百", "阡"], ["", "萬", "億", "兆"])
      : (["", "十", "百", "千"], ["", "万", "億", "兆"])
    var result = ""
    var isGroupEmpty = true
    for (index, digit) in whole.enumerated() {
      let place = whole.count - 1 - index
      if digit != "0" {
        // 十 and 百, never 一十; but 壱拾 on cheques.
        let isSilent = digit == "1" && place % 4 > 0 && self != .formal
        result += (isSilent ? "" : digits(String(digit))) + tens[place % 4]
        isGroupEmpty = false
      }
      guard place % 4 == 0 else { continue }
      if !isGroupEmpty { result += myriads[place / 4] }
      isGroupEmpty = true
    }
    return result + rest
  }
}
