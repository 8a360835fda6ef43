import Grid

/// Records of a CSV file that are not as long as most.
enum RecordLengths {
  static func faults(
    _ context: TableContext, _ differs: (Int, Int) -> Bool
  ) -> [(row: Int, count: Int, usual: Int)] {
    guard let counts = context.book.text?.fieldCounts,
      let usual = Frequency(counts.prefix(OpenTable.mostRows).filter { $0 > 1 }).mostFrequent,
      let start = counts.firstIndex(of: usual)
    else { return [] }
    return counts.enumerated()
      .filter { $0.offset > start && $0.element > 1 && differs($0.element, usual) }
      .prefix(20).map { (row: $0.offset, count: $0.element, usual: usual) }
  }
}
