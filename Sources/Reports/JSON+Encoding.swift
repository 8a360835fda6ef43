extension JSON {
  /// The value as its type encodes itself: members in the order they are encoded, nothing for nil.
  package init(encoding value: some Encodable) throws {
    let node = JSONNode()
    try node.set(value)
    self = node.json
  }
}

/// A value that is being put together.
private final class JSONNode {
  private enum Content {
    case single(JSON)
    case members([(String, JSONNode)])
    case items([JSONNode])
  }

  private var content = Content.members([])

  var json: JSON {
    switch content {
    case .single(let value): value
    case .members(let members): .object(members.map { ($0, $1.json) })
    case .items(let items): .array(items.map(\.json))
    }
  }

  var count: Int { if case .items(let items) = content { items.count } else { 0 } }

  func set(_ value: some Encodable) throws {
    switch value {
    case let text as String: content = .single(.string(text))
    case let number as Int: content = .single(.integer(number))
    case let flag as Bool: content = .single(.boolean(flag))
    case let number as Double: content = .single(.number(number.description))
    default: try value.encode(to: JSONNodeEncoder(node: self))
    }
  }

  func setNull() { content = .single(.null) }
  func beginItems() { content = .items([]) }

  func member(_ name: String) -> JSONNode {
    let node = JSONNode()
    if case .members(var members) = content {
      // Emptied first, so that the list is not copied.
      content = .members([])
      members.append((name, node))
      content = .members(members)
    }
    return node
  }

  func item() -> JSONNode {
    let node = JSONNode()
    if case .items(var items) = content {
      content = .items([])
      items.append(node)
      content = .items(items)
    }
    return node
  }
}

/// Source: the protocol `Encoder` of the standard library. Keys need no path: nothing here fails.
private struct JSONNodeEncoder: Encoder {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Keyed<Key>(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.beginItems()
    return Unkeyed(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(node: node) }

  private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { node.member(key.stringValue).setNull() }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
      try node.member(key.stringValue).set(value)
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      JSONNodeEncoder(node: node.member(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      JSONNodeEncoder(node: node.member(key.stringValue)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { JSONNodeEncoder(node: node.member("super")) }
    func superEncoder(forKey key: Key) -> any Encoder {
      JSONNodeEncoder(node: node.member(key.stringValue))
    }
  }

  private struct Unkeyed: UnkeyedEncodingContainer {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }
    var count: Int { node.count }

    func encodeNil() { node.item().setNull() }
    func encode<Value: Encodable>(_ value: Value) throws { try node.item().set(value) }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
      JSONNodeEncoder(node: node.item()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      JSONNodeEncoder(node: node.item()).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { JSONNodeEncoder(node: node.item()) }
  }

  private struct Single: SingleValueEncodingContainer {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { node.setNull() }
    func encode<Value: Encodable>(_ value: Value) throws { try node.set(value) }
  }
}
