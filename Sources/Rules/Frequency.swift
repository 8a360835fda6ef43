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

  /// Of several equally frequent values the one that a wider count has most often.
  package func mostFrequent(settledBy wider: Frequency) -> Value? {
    guard let most = ordered.map(\.count).max() else { return nil }
    let even = Set(ordered.filter { $0.count == most }.map(\.value))
    let settled = wider.ordered.filter { even.contains($0.value) }.map(\.count).max()
    return wider.ordered.first { even.contains($0.value) && $0.count == settled }?.value
      ?? mostFrequent
  }
}
