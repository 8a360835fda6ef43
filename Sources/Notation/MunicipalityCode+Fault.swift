extension MunicipalityCode {
  /// What is wrong with a code.
  package enum Fault: Hashable, Sendable {
    /// The sixth digit is not the one that is calculated.
    case checkDigit(expected: Int)
    case notSixDigits
    /// The code with the zero that a spreadsheet has dropped.
    case zeroLost(whole: String)
    /// Five digits, with the whole code where they allow one.
    case noCheckDigit(whole: String?)
  }

  /// - Parameter code: without spaces, in half width.
  /// - Returns: nil for a right code.
  package static func fault(of code: String) -> Fault? {
    let digits = code.utf8.allSatisfy { (48...57).contains($0) }
    if digits, code.utf8.count == 6, let digit = checkDigit(ofBody: String(code.dropLast())) {
      return code == code.dropLast() + "\(digit)" ? nil : .checkDigit(expected: digit)
    }
    guard digits, code.utf8.count == 5 else { return .notSixDigits }
    let padded = "0" + code
    if let digit = checkDigit(ofBody: String(padded.dropLast())), padded.hasSuffix("\(digit)"),
      hasPrefecture(padded), !hasPrefecture(code)
    {
      return .zeroLost(whole: padded)
    }
    return .noCheckDigit(whole: checkDigit(ofBody: code).map { code + "\($0)" })
  }

  /// The prefecture that a code belongs to, never abbreviated; nil beyond the 47.
  package static func prefecture(of code: String) -> String? {
    guard hasPrefecture(code), let number = Int(code.prefix(2)) else { return nil }
    return prefectures[number - 1]
  }

  /// In the order of their codes, 01 to 47.
  package static let prefectures = [
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県",
    "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県",
    "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県",
    "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県",
    "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
  ]
}
