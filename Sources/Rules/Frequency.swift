/// How often each value occurs, in the order of first occurrence.
package struct Frequency<Value: Hashable> {
  package private(set) var ordered: [(value: Value, count: Int)] = []

  package init(_ values: some Sequence<Value>) {
    var index: [Value: Int] = [:]
    for value in values {
      if let known = index[value] {
        ordered[known].count += 1
      } else {
        index[value] = ordered.count
        ordered.append((value, 1))
      }
    }
  }

  /// Of several equally frequent values the first one.
  package var mostFrequent: Value? {
    guard let most = ordered.map(\.count).max() else { return nil }
    return ordered.first { $0.count == most }?.value
  }
}
