import Grid

/// Looks at what a sheet asks for before it is written: what Excel would refuse or repair away.
///
/// Source: the limits of Excel ("Excel specifications and limits"); ECMA-376 Part 1, 18.3.1.
struct SheetChecks {
  let sheet: NewSheet

  private static let links = 65_530
  private static let address = 2_079

  /// What stands above the rows.
  func checkHead() throws(WorkbookError) {
    for (column, width) in sheet.columnWidths {
      try require((0...254).contains(width), .measure, CellReference(row: 0, column: column))
    }
    let columns = Set(sheet.columnWidths.keys).union(sheet.columnLevels.keys)
      .union(sheet.hiddenColumns)
    for column in columns { try requireInside(CellReference(row: 0, column: column)) }
    for (row, height) in sheet.rowHeights {
      try require((0...409.5).contains(height), .measure, CellReference(row: row, column: 0))
    }
    for row in Set(sheet.rowHeights.keys).union(sheet.hiddenRows).union(sheet.rowLevels.keys) {
      try requireInside(CellReference(row: row, column: 0))
    }
    let levels = Array(sheet.rowLevels.values) + Array(sheet.columnLevels.values)
    try require(levels.allSatisfy { (1...7).contains($0) }, .measure, nil)
    try require((10...400).contains(sheet.zoom), .measure, nil)
    if let freeze = sheet.freeze { try requireInside(freeze) }
    if let color = sheet.tabColor { try NewStyle.check(color: color) }
  }

  /// What stands below the rows.
  func checkTail() throws(WorkbookError) {
    for range in sheet.merges {
      try requireInside(range)
      try require(range.first != range.last, .mergeOfOneCell, range.first)
    }
    let blocks = sheet.tables.map(\.range) + [sheet.autoFilter].compactMap { $0 }
    for range in blocks { try requireInside(range) }
    // A filter may stand over merged headings; a table may not.
    try requireApart(sheet.merges + sheet.tables.map(\.range))
    try requireApart(blocks)
    try checkLinks()
    try checkNotes()
    try checkValidations()
    try checkConditionals()
    try checkPrint()
    for sparkline in sheet.sparklines {
      try NewStyle.check(color: sparkline.color)
      try NewStyle.check(color: sparkline.negativeColor)
      for line in sparkline.lines {
        try requireInside(line.cell)
        try requireInside(line.values)
      }
    }
  }

  private func require(
    _ condition: Bool, _ reason: Impossible, _ place: CellReference?
  ) throws(WorkbookError) {
    if !condition { throw WorkbookError(.impossible(reason), cell: place.map { "\($0)" }) }
  }

  private func requireInside(_ reference: CellReference) throws(WorkbookError) {
    // A place outside has no name.
    try require(Address.isInside(reference), .outsideSheet, nil)
  }

  private func requireInside(_ range: CellRange) throws(WorkbookError) {
    try requireInside(range.first)
    try requireInside(range.last)
  }

  private func require(
    _ text: String, atMost maximum: Int, _ place: CellReference?
  ) throws(WorkbookError) {
    try require(text.utf16.count <= maximum, .tooLong(maximum: maximum), place)
  }

  /// - Complexity: O(n log n) where few ranges cross one row.
  private func requireApart(_ ranges: [CellRange]) throws(WorkbookError) {
    var open: [CellRange] = []
    for range in ranges.sorted(by: { $0.first < $1.first }) {
      open.removeAll { $0.last.row < range.first.row }
      try require(!open.contains { $0.overlaps(range) }, .overlap, range.first)
      open.append(range)
    }
  }

  private func checkLinks() throws(WorkbookError) {
    try require(sheet.links.count <= Self.links, .tooMany(maximum: Self.links), nil)
    for link in sheet.links {
      try requireInside(link.reference)
      if let tip = link.tip { try require(tip, atMost: 255, link.reference) }
      switch link.target {
      case .address(let address): try require(address, atMost: Self.address, link.reference)
      case .cell(_, let reference): try requireInside(reference)
      }
    }
  }

  private func checkNotes() throws(WorkbookError) {
    var seen: Set<CellReference> = []
    for note in sheet.notes {
      try requireInside(note.reference)
      try require(note.text, atMost: 32_767, note.reference)
      try require(note.author, atMost: 255, note.reference)
      try require(seen.insert(note.reference).inserted, .twoNotes, note.reference)
    }
  }

  private func checkValidations() throws(WorkbookError) {
    for validation in sheet.validations {
      for range in validation.ranges { try requireInside(range) }
      let place = validation.ranges.first?.first
      try require(place != nil, .outsideSheet, nil)
      for text in [validation.prompt, validation.error] {
        guard let text else { continue }
        try require(text.title, atMost: 32, place)
        try require(text.text, atMost: 255, place)
      }
      guard case .choices(let choices) = validation.rule else { continue }
      let isPlain = choices.allSatisfy { choice in
        !choice.contains { $0 == "," || $0.isNewline }
      }
      try require(isPlain, .choice, place)
      try require(choices.joined(separator: ","), atMost: 255, place)
    }
  }

  private func checkConditionals() throws(WorkbookError) {
    for conditional in sheet.conditionals {
      for range in conditional.ranges { try requireInside(range) }
      let place = conditional.ranges.first?.first
      try require(place != nil, .outsideSheet, nil)
      switch conditional.rule {
      case .colorScale(let stops):
        try require((2...3).contains(stops.count), .scale, place)
        for stop in stops { try NewStyle.check(color: stop.color) }
      case .icons(let icons):
        let fits = icons.bounds.isEmpty || icons.bounds.count == icons.kind.count - 1
        try require(fits, .scale, place)
      case .dataBar(let bar):
        try NewStyle.check(color: bar.color)
        try NewStyle.check(color: bar.negativeColor)
      case .top(let count, let percent, _, _):
        try require((1...(percent ? 100 : 1000)).contains(count), .scale, place)
      case .cell, .expression, .contains, .duplicates: break
      }
    }
  }

  private func checkPrint() throws(WorkbookError) {
    let setup = sheet.printSetup
    for text in [setup.header, setup.footer] {
      if let text { try require(text, atMost: 255, nil) }
    }
    try require((10...400).contains(setup.scale), .measure, nil)
    try require((0...32_767).contains(setup.pagesDown ?? 0), .measure, nil)
    if let area = setup.area { try requireInside(area) }
    for row in setup.rowBreaks + [setup.repeatedRows?.upperBound].compactMap({ $0 }) {
      try requireInside(CellReference(row: row, column: 0))
    }
    for column in setup.columnBreaks + [setup.repeatedColumns?.upperBound].compactMap({ $0 }) {
      try requireInside(CellReference(row: 0, column: column))
    }
  }
}
