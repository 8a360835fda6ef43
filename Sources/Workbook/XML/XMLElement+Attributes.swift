extension XMLElement {
  /// The attributes of one element by their names. There are few of them: looking through a list
  /// costs less than hashing.
  struct Attributes: Sendable, ExpressibleByDictionaryLiteral {
    private var list: [(name: String, value: String)] = []

    init(dictionaryLiteral elements: (String, String)...) {
      for (name, value) in elements { self[name] = value }
    }

    subscript(name: String) -> String? {
      get { list.first { $0.name == name }?.value }
      set {
        let place = list.firstIndex { $0.name == name }
        switch (place, newValue) {
        case (let place?, let value?): list[place].value = value
        case (let place?, nil): list.remove(at: place)
        case (nil, let value?): list.append((name, value))
        case (nil, nil): break
        }
      }
    }

    mutating func reserve(_ count: Int) { list.reserveCapacity(count) }

    /// The caller knows that there is none of that name.
    mutating func append(_ name: String, _ value: String) { list.append((name, value)) }
  }
}

extension XMLElement.Attributes: Equatable {
  /// Their order means nothing.
  static func == (left: Self, right: Self) -> Bool {
    left.list.count == right.list.count && left.list.allSatisfy { right[$0.name] == $0.value }
  }
}
