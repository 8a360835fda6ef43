/// 全国地方公共団体コード: five digits and a check digit.
///
/// Source: values.md 10.
package enum MunicipalityCode {
  /// The sixth digit of a code, nil where the body is not five digits.
  package static func checkDigit(ofBody body: String) -> Int? {
    let digits = body.utf8.compactMap { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte) - 48 : nil
    }
    guard digits.count == 5, body.utf8.count == 5 else { return nil }
    let sum = zip(digits, [6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
    return (11 - sum % 11) % 10
  }

  /// True where the first two digits are one of the 47 prefectures.
  package static func hasPrefecture(_ code: String) -> Bool {
    guard let number = Int(code.prefix(2)) else { return false }
    return (1...47).contains(number)
  }
}
