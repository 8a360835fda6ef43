extension JSON {
  /// The value of a type that decodes itself, as `JSON(encoding:)` has written it.
  ///
  /// - Throws: `DecodingError` where a member is missing or of another kind.
  package func decoded<Value: Decodable>(as type: Value.Type) throws -> Value {
    func cast<Read>(_ read: Read?) throws -> Value {
      guard let value = read as? Value else { throw mismatch(type) }
      return value
    }
    if type == String.self { return try cast(string) }
    if type == Int.self { return try cast(whole) }
    if type == Bool.self { return try cast(flag) }
    if type == Double.self { return try cast(text.flatMap(Double.init)) }
    return try Value(from: JSONDecoding(value: self))
  }

  private var string: String? { if case .string(let text) = self { text } else { nil } }
  private var flag: Bool? { if case .boolean(let flag) = self { flag } else { nil } }

  fileprivate var isNull: Bool { if case .null = self { true } else { false } }

  fileprivate func mismatch(_ type: Any.Type) -> DecodingError {
    .typeMismatch(type, .init(codingPath: [], debugDescription: "another kind of value"))
  }
}

/// Source: the protocol `Decoder` of the standard library.
private struct JSONDecoding: Decoder {
  let value: JSON
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else { throw value.mismatch([String: JSON].self) }
    return KeyedDecodingContainer(
      Keyed<Key>(members: Dictionary(members, uniquingKeysWith: { $1 })))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let items = value.items else { throw value.mismatch([JSON].self) }
    return Unkeyed(items: items)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { Single(value: value) }

  private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [String: JSON]
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { members.keys.compactMap(Key.init) }

    func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }
    func decodeNil(forKey key: Key) -> Bool { members[key.stringValue]?.isNull ?? true }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      try member(key).decoded(as: type)
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
      try JSONDecoding(value: member(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try JSONDecoding(value: member(key)).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { JSONDecoding(value: members["super"] ?? .null) }
    func superDecoder(forKey key: Key) throws -> any Decoder {
      JSONDecoding(value: try member(key))
    }

    private func member(_ key: Key) throws -> JSON {
      guard let value = members[key.stringValue] else {
        throw DecodingError.keyNotFound(
          key, .init(codingPath: [], debugDescription: key.stringValue))
      }
      return value
    }
  }

  private struct Unkeyed: UnkeyedDecodingContainer {
    let items: [JSON]
    var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex >= items.count }

    mutating func decodeNil() throws -> Bool {
      guard !isAtEnd, items[currentIndex].isNull else { return false }
      currentIndex += 1
      return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try next().decoded(as: type)
    }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
      try JSONDecoding(value: next()).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try JSONDecoding(value: next()).unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { JSONDecoding(value: try next()) }

    private mutating func next() throws -> JSON {
      guard !isAtEnd else {
        throw DecodingError.valueNotFound(
          JSON.self, .init(codingPath: [], debugDescription: "the list is too short"))
      }
      currentIndex += 1
      return items[currentIndex - 1]
    }
  }

  private struct Single: SingleValueDecodingContainer {
    let value: JSON
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { value.isNull }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try value.decoded(as: type)
    }
  }
}
