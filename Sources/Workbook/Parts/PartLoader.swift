import Grid

/// Reads the parts around the cells. A fault in one of them is noted as a warning with its place,
/// and the rest is read.
struct PartLoader {
  let container: Container
  let limits: Limits
  /// The sheet whose parts are being read.
  var sheet: String?
  private(set) var warnings: [BookWarning] = []
  private var objects = 0
  private var hasWarnedOfObjects = false
  private var inflated = 0
  private var people: [String: String]?

  /// Trees of XML take time and some ten times the bytes they come from. The largest drawing seen
  /// in a real workbook had 3 MB.
  static let bytesPerPart = 8 << 20
  /// Of all parts around the cells together; a part that two sheets name counts twice.
  static let bytesInTotal = 16 << 20
  /// Links, notes, drawn objects and controls of one workbook.
  private let objectLimit: Int

  init(_ container: Container, limits: Limits, objects: Int = 100_000) {
    self.container = container
    self.limits = limits
    objectLimit = objects
  }

  mutating func warn(_ error: WorkbookError, part: String) {
    warnings.append(
      BookWarning(sheet: sheet, part: error.part ?? part, message: error.message))
  }

  /// nil, and a warning, where the part cannot be read.
  mutating func bytes(_ part: String) -> [UInt8]? {
    attempt(part) { (loader) throws(WorkbookError) in try loader.load(part) }
  }

  /// nil, and a warning, where the part is missing or no sound XML.
  mutating func tree(_ part: String) -> XMLElement? {
    attempt(part) { (loader) throws(WorkbookError) in
      try XMLTree.parse(try loader.load(part), part: part, limits: loader.limits)
    }
  }

  /// Walks over a part with a scanner of ours; what it gave before a fault is kept by the body.
  ///
  /// - Parameter mended: makes XML of what is nearly XML.
  mutating func scan(
    _ part: String, _ mended: ([UInt8]) -> [UInt8] = { $0 },
    _ body: (inout XMLScanner, Span<UInt8>, inout PartLoader) throws(WorkbookError) -> Void
  ) {
    attempt(part) { (loader) throws(WorkbookError) in
      let source = mended(try XMLEncoding.utf8(try loader.load(part), part: part))
      var scanner = XMLScanner(part: part, nesting: loader.limits.nesting)
      guard try Self.holdsElement(source.span, scanner) else {
        throw WorkbookError(.malformedXML("no element"), part: part, offset: 0)
      }
      try body(&scanner, source.span, &loader)
    }
  }

  mutating func relationships(of part: String) -> Relationships {
    let limits = limits
    return attempt(part) { (loader) throws(WorkbookError) in
      try Relationships.of(part, in: loader.container, limits: limits)
    } ?? Relationships(all: [])
  }

  /// The part a relationship leads to; nil, and a warning, where there is none.
  mutating func part(_ id: String, in relationships: Relationships, of source: String) -> String? {
    guard let relationship = relationships[id] else {
      warn(WorkbookError(.missingPart(id), part: source), part: source)
      return nil
    }
    return part(relationship, of: source)
  }

  /// nil without a warning for targets outside the package.
  mutating func part(_ relationship: Relationships.Relationship, of source: String) -> String? {
    if let target = relationship.target, container.has(target) { return target }
    if relationship.address == nil {
      warn(
        WorkbookError(.missingPart(relationship.target ?? relationship.id), part: source),
        part: source)
    }
    return nil
  }

  /// False, and one warning, once there are too many objects to take in.
  mutating func admits(_ part: String) -> Bool {
    objects += 1
    guard objects > objectLimit else { return true }
    if !hasWarnedOfObjects {
      hasWarnedOfObjects = true
      warn(WorkbookError(.limit(name: "objects", value: objectLimit), part: part), part: part)
    }
    return false
  }

  /// The names of those who comment, by their ids; read once.
  mutating func people(_ relationships: Relationships, of workbook: String) -> [String: String] {
    if let people { return people }
    var found: [String: String] = [:]
    for relationship in relationships.all where relationship.type == "person" {
      guard let path = part(relationship, of: workbook), let root = tree(path) else { continue }
      for person in root.children where person.name == "person" {
        found[person.attributes["id"] ?? ""] = person.attributes["displayName"]
      }
    }
    people = found
    return found
  }

  private mutating func load(_ part: String) throws(WorkbookError) -> [UInt8] {
    var limits = limits
    limits.bytesPerPart = min(limits.bytesPerPart, Self.bytesPerPart)
    let bytes = try container.bytes(part, limits: limits)
    inflated += bytes.count
    guard inflated <= Self.bytesInTotal else {
      throw WorkbookError(.limit(name: "bytes of parts", value: Self.bytesInTotal), part: part)
    }
    return bytes
  }

  private static func holdsElement(
    _ bytes: Span<UInt8>, _ scanner: XMLScanner
  ) throws(WorkbookError) -> Bool {
    var scanner = scanner
    repeat { try scanner.next(bytes) } while scanner.kind != .open && scanner.kind != .end
    return scanner.kind == .open
  }

  @discardableResult
  private mutating func attempt<Value>(
    _ part: String, _ body: (inout PartLoader) throws(WorkbookError) -> Value
  ) -> Value? {
    do throws(WorkbookError) {
      return try body(&self)
    } catch {
      warn(error, part: part)
      return nil
    }
  }
}
