import Grid

/// A box or button that shall be on or off.
struct ControlTick: Hashable, Sendable {
  var sheet: String
  var place: CellReference
  var shape: Int
  var isOn: Bool
}

/// Ticks and clears the boxes and buttons of a sheet: in the part that newer programs read, and in the
/// old drawing that all of them read.
///
/// Source: MS-XLSX 2.6.67 (CT_FormControlPr); ECMA-376 Part 4, 19.4.2.11 (Checked).
struct ControlPatch {
  private var package: PackageEdit
  private let sheet: SheetPart
  private let ticks: [Int: ControlTick]
  private var found: Set<Int> = []

  static func make(_ ticks: [ControlTick], in package: inout PackageEdit) throws(WorkbookError) {
    var order: [String] = []
    for tick in ticks where !order.contains(tick.sheet) { order.append(tick.sheet) }
    for name in order {
      let own = ticks.filter { $0.sheet == name }
      var patch = ControlPatch(
        package: package, sheet: try package.worksheet(named: name),
        ticks: Dictionary(own.map { ($0.shape, $0) }) { _, last in last })
      try patch.make()
      package = patch.package
    }
  }

  private init(package: PackageEdit, sheet: SheetPart, ticks: [Int: ControlTick]) {
    self.package = package
    self.sheet = sheet
    self.ticks = ticks
  }

  private mutating func make() throws(WorkbookError) {
    let markup = try package.text(sheet.path).markup
    let map = try WorksheetMap(markup, wanted: [])
    let links = try package.relationships(of: sheet.path)
    for (tag, end) in map.tail
    where markup.isNamed(tag, "controls") || markup.isNamed(tag, "AlternateContent") {
      try setParts(in: tag.range.lowerBound..<end, markup, links)
    }
    if let tag = map.element("legacyDrawing"), let id = markup.linkID(of: tag),
      let path = links[id]?.target, package.has(path)
    {
      try setDrawing(path)
    }
    if let missing = ticks.values.first(where: { !found.contains($0.shape) }) {
      throw refused(.noSuchControl, missing)
    }
  }

  private func refused(_ refusal: Refusal, _ tick: ControlTick) -> WorkbookError {
    WorkbookError(
      .unsupportedEdit(refusal), part: sheet.path, cell: tick.place.description)
  }

  /// The parts that the sheet's list of controls names.
  private mutating func setParts(
    in range: Range<Int>, _ markup: Markup, _ links: Relationships
  ) throws(WorkbookError) {
    var offset = range.lowerBound
    while offset < range.upperBound, let tag = try markup.tag(from: offset) {
      offset = tag.range.upperBound
      guard markup.isNamed(tag, "control"), let shape = markup.number("shapeId", of: tag),
        let tick = ticks[shape], let link = markup.linkID(of: tag).flatMap({ links[$0] }),
        let path = link.target, package.has(path)
      else { continue }
      guard link.type == "ctrlProp" else { throw refused(.activeX, tick) }
      let text = try package.text(path)
      var splices = Splices()
      let root = try text.markup.root()
      if tick.isOn {
        try text.markup.set("checked", to: "Checked", of: root, in: &splices)
      } else {
        try text.markup.remove("checked", of: root, in: &splices)
      }
      try package.apply(splices, to: text)
      found.insert(shape)
    }
  }

  /// The shapes of the old drawing, which is not always well-formed: its tags are read one by one.
  private mutating func setDrawing(_ path: String) throws(WorkbookError) {
    let text = try package.text(path)
    let markup = text.markup
    var splices = Splices()
    var tick: ControlTick?
    var offset = 0
    while let tag = try markup.tag(from: offset) {
      offset = tag.range.upperBound
      if markup.isNamed(tag, "shape"), tag.kind != .end {
        tick = number(of: tag, markup).flatMap { ticks[$0] }
      } else if let wanted = tick, markup.isNamed(tag, "ClientData"), tag.kind == .start {
        try set(wanted, in: tag, markup, &splices)
        found.insert(wanted.shape)
        tick = nil
      }
    }
    try package.apply(splices, to: text)
  }

  /// `o:spid="_x0000_s1025"`, or the same as `id`.
  private func number(of tag: Markup.Tag, _ markup: Markup) -> Int? {
    for name in ["o:spid", "id"] {
      if let number = markup.value(name, of: tag).flatMap(VMLDrawing.number) { return number }
    }
    return nil
  }

  private func set(
    _ tick: ControlTick, in data: Markup.Tag, _ markup: Markup, _ splices: inout Splices
  ) throws(WorkbookError) {
    let prefix = markup.prefix(of: data)
    let element = tick.isOn ? Array("<\(prefix)Checked>1</\(prefix)Checked>".utf8) : []
    let children = try markup.children(of: data)
    if let old = children.first(where: { markup.isNamed($0.tag, "Checked") }) {
      splices.replace(old.tag.range.lowerBound..<old.end, with: element)
    } else if tick.isOn {
      try markup.append(element, to: data, in: &splices)
    }
  }
}

extension Refusal {
  static let activeX = Refusal(
    "ActiveX",
    ja: "ActiveX のボタンです。印は Excel で付け直してください。",
    en: "The box is an ActiveX control. Tick it in Excel.")
  static let noSuchControl = Refusal(
    "no such control",
    ja: "チェックボックスが見つかりません。印は Excel で付け直してください。",
    en: "The box is not where the file names it. Tick it in Excel.")
}
