import Grid

/// The few properties of an ActiveX control that a reader of the sheet sees.
struct ActiveXProperties {
  var caption: String?
  var value: String?
  var group: String?
  var linkedCell: String?

  /// A property bag in XML.
  ///
  /// Source: MS-OI29500 3.1 (ocxPr).
  init(_ root: XMLElement) {
    func value(_ name: String) -> String? {
      root.children(named: "ocxPr").first { $0.attributes["r:name"] == name }?
        .attributes["r:value"]
    }
    caption = value("Caption")
    self.value = value("Value")
    group = value("GroupName")
    linkedCell = value("LinkedCell")
  }

  /// The stream of a Forms 2.0 control: its class, then a mask that tells which properties follow.
  /// nil for other classes and for what ends too early.
  ///
  /// Source: MS-OFORMS 2.2.5 (MorphDataControl), 2.2.4 (LabelControl), 2.2.1 (CommandButton).
  init?(_ bytes: [UInt8], of kind: Control.Kind) {
    // Each property: its bit in the mask and its bytes; 0 where it has no place in the data block.
    let layout: [(bit: Int, size: Int)]
    let bits: (caption: Int, value: Int?, group: Int?)
    let startsWithSize: Bool
    switch kind {
    case .checkBox, .optionButton, .toggleButton:
      layout = Self.morph
      bits = (23, 22, 32)
      startsWithSize = true
    case .label, .button:
      layout = Self.label
      bits = (3, nil, nil)
      startsWithSize = false
    default: return nil
    }
    let maskSize = startsWithSize ? 8 : 4
    var reader = PropertyStream(bytes)
    reader.position = 16
    guard reader.number(size: 2) == 0x0200, reader.number(size: 2) != nil,
      let mask = reader.number(size: maskSize)
    else { return nil }
    var lengths: [Int: Int] = [:]
    reader.origin = 16
    for (bit, size) in layout where mask >> bit & 1 == 1 && size > 0 {
      reader.align(to: size)
      guard let number = reader.number(size: size) else { return nil }
      lengths[bit] = number
    }
    reader.align(to: 4)
    if startsWithSize, mask >> 8 & 1 == 1 { reader.position += 8 }
    func text(_ bit: Int?, _ reader: inout PropertyStream) -> String? {
      bit.flatMap { lengths[$0] }.flatMap { reader.text(length: $0) }
    }
    value = text(bits.value, &reader)
    caption = text(bits.caption, &reader)
    group = text(bits.group, &reader)
  }

  private static let morph: [(bit: Int, size: Int)] = [
    (0, 4), (1, 4), (2, 4), (3, 4), (4, 1), (5, 1), (6, 1), (7, 1), (9, 2), (10, 4), (11, 2),
    (12, 2), (13, 2), (14, 2), (15, 2), (16, 1), (17, 1), (18, 1), (20, 1), (21, 1), (22, 4),
    (23, 4), (24, 4), (25, 4), (26, 4), (27, 2), (28, 2), (29, 2), (32, 4),
  ]
  /// As far as the caption, the first text.
  private static let label: [(bit: Int, size: Int)] = [(0, 4), (1, 4), (2, 4), (3, 4)]
}

/// Numbers and texts of a property stream, each aligned to its size.
private struct PropertyStream {
  private let bytes: [UInt8]
  var position = 0
  /// Alignment counts from here.
  var origin = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func align(to size: Int) {
    position += (size - (position - origin) % size) % size
  }

  mutating func number(size: Int) -> Int? {
    guard position + size <= bytes.count else { return nil }
    defer { position += size }
    return (0..<size).reduce(0) { $0 | Int(truncatingIfNeeded: bytes[position + $1]) << (8 * $1) }
  }

  /// The highest bit of a length tells that the upper bytes of the UTF-16 units are left out.
  mutating func text(length: Int) -> String? {
    let count = length & 0x7FFF_FFFF
    guard count <= bytes.count - position else { return nil }
    let range = position..<(position + count)
    position += count
    align(to: 4)
    if length & 0x8000_0000 != 0 {
      return String(String.UnicodeScalarView(bytes[range].map { Unicode.Scalar($0) }))
    }
    let units = stride(from: range.lowerBound, to: range.upperBound - 1, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
    return String(decoding: units, as: UTF16.self)
  }
}
