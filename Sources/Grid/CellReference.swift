/// The place of a cell in a sheet. Row and column count from 0; the text form is Excel's `B7`.
///
/// Source: ECMA-376 Part 1, 18.18.62 (ST_Ref).
public struct CellReference: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public static let maximumRow = 1_048_575
  public static let maximumColumn = 16_383

  @inlinable public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `B7`, `$B$7` or `b7`; nil for anything else and for places beyond XFD1048576.
  @inlinable public init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var letters = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "$"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
        letters += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where digits == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
        letters += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      default: return nil
      }
      if letters > 3 || digits > 7 { return nil }
    }
    guard letters > 0, digits > 0, row >= 1 else { return nil }
    guard row - 1 <= Self.maximumRow, column - 1 <= Self.maximumColumn else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  /// The letters of a column counted from 0: 0 is `A`, 26 is `AA`.
  public static func columnLetters(_ column: Int) -> String {
    var letters: [UInt8] = []
    append(column + 1, radix: 26, to: &letters)
    return String(decoding: letters, as: UTF8.self)
  }

  /// A number from 1 in digits, or in letters where there are 26 of them.
  static func append(_ number: Int, radix: Int, to text: inout [UInt8]) {
    let start = text.count
    var rest = number
    while rest > 0 {
      if radix == 26 { rest -= 1 }
      text.append(UInt8(truncatingIfNeeded: rest % radix) + UInt8(ascii: radix == 26 ? "A" : "0"))
      rest /= radix
    }
    // A slice turned round would be a copy.
    var (low, high) = (start, text.count - 1)
    while low < high {
      text.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }
}

extension CellReference: CustomStringConvertible {
  public var description: String { Self.columnLetters(column) + String(row + 1) }
}

extension CellReference: Codable {
  /// As text: `B7`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let cell = CellReference(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no cell: \(text)")
    }
    self = cell
  }
}

extension CellReference: Comparable {
  /// Reading order: by row, then by column.
  @inlinable public static func < (left: Self, right: Self) -> Bool {
    left.row != right.row ? left.row < right.row : left.column < right.column
  }
}
