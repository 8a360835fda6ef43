/// A picture's format and size, as its header tells them.
///
/// Source: PNG (ISO/IEC 15948), 11.2.2 and 11.3.5.3; JPEG (ITU-T T.81), B.2.2; JFIF 1.02.
struct PictureFile {
  let bytes: [UInt8]
  let fileExtension: String
  /// Pixels.
  let width: Int
  let height: Int

  var type: String { "image/\(fileExtension)" }

  /// - Throws: `.impossible(.picture)` where the bytes are neither PNG nor JPEG.
  init(_ bytes: [UInt8]) throws(WorkbookError) {
    self.bytes = bytes
    let size: (width: Int, height: Int)?
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      fileExtension = "png"
      size =
        bytes.count < 24
        ? nil : (Self.big(bytes[16..<20]), Self.big(bytes[20..<24]))
    } else {
      fileExtension = "jpeg"
      size = Self.sizeOfJPEG(bytes)
    }
    guard let size, (1...65_535).contains(size.width), (1...65_535).contains(size.height) else {
      throw WorkbookError(.impossible(.picture))
    }
    (width, height) = size
  }

  private static func big(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  private static func sizeOfJPEG(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var index = 2
    while index + 9 <= bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      switch marker {
      case 0xFF: index += 1
      case 0x01, 0xD0...0xD7: index += 2
      // A frame's header; C4, C8 and CC among them are other things.
      case 0xC0...0xCF where marker != 0xC4 && marker != 0xC8 && marker != 0xCC:
        return (
          Self.big(bytes[(index + 7)..<(index + 9)]), Self.big(bytes[(index + 5)..<(index + 7)])
        )
      case 0xD9, 0xDA: return nil
      default: index += 2 + Self.big(bytes[(index + 2)..<(index + 4)])
      }
    }
    return nil
  }
}
