/// The parts of a package while a patch is made: each as it came until an edit has replaced it.
///
/// Names are compared as the package compares them; the names under which parts stand in the file
/// are kept.
struct PackageEdit {
  let workbook: Workbook
  /// The new bytes of parts that the file has.
  private(set) var changed: [String: [UInt8]] = [:]
  /// Parts that the file did not have, in the order in which they came.
  private(set) var added: [PartFile] = []
  /// Names as the file has them.
  private(set) var removed: Set<String> = []
  /// What the patch leaves as it is although it may now mean something else.
  var warnings: [PatchWarning] = []
  /// The root of this file's relationship types: strict and transitional files differ in it.
  let relationshipRoot: String

  init(_ workbook: Workbook) throws(WorkbookError) {
    self.workbook = workbook
    relationshipRoot = try Self.relationshipRoot(of: workbook)
  }

  var isEmpty: Bool { changed.isEmpty && added.isEmpty && removed.isEmpty }

  /// Whether there is such a part now.
  func has(_ path: String) -> Bool {
    index(ofAdded: path) != nil || stored(path).map { !removed.contains($0) } ?? false
  }

  /// The part as it is now.
  ///
  /// - Throws: `.missingPart`, and what inflating throws.
  func bytes(_ path: String) throws(WorkbookError) -> [UInt8] {
    if let index = index(ofAdded: path) { return added[index].bytes }
    guard let name = stored(path), !removed.contains(name) else {
      throw WorkbookError(.missingPart(path), part: path)
    }
    if let bytes = changed[name] { return bytes }
    return try workbook.partBytes(name)
  }

  /// The part as it is now, ready for splicing.
  func text(_ path: String) throws(WorkbookError) -> PartText {
    try PartText(bytes(path), part: path)
  }

  /// Gives a part that exists other bytes.
  mutating func replace(_ path: String, with bytes: [UInt8]) {
    if let index = index(ofAdded: path) {
      added[index].bytes = bytes
    } else {
      changed[stored(path) ?? path] = bytes
    }
  }

  /// Replaces a part where there is something to splice.
  mutating func apply(_ splices: Splices, to text: PartText) throws(WorkbookError) {
    guard !splices.isEmpty else { return }
    replace(text.markup.part, with: try text.applying(splices))
  }

  /// Adds a part under a name that is free.
  ///
  /// - Parameter type: its content type; nil where the extension says enough.
  mutating func add(
    _ path: String, _ bytes: [UInt8], contentType type: String?
  ) throws(WorkbookError) {
    precondition(!has(path), "the name is taken")
    added.append(PartFile(path: path, bytes: bytes))
    if let type { try addContentType("Override", "PartName", "/" + path, type) }
  }

  /// Takes a part out together with its content type; its relationship is the caller's.
  mutating func drop(_ path: String) throws(WorkbookError) {
    if let index = index(ofAdded: path) {
      added.remove(at: index)
    } else if let name = stored(path) {
      changed[name] = nil
      removed.insert(name)
    }
    guard has(ContentTypes.path) else { return }
    try removeChildren(of: ContentTypes.path) { markup, tag in
      let name = markup.value("PartName", of: tag).flatMap { PartPath.resolve($0, from: "") }
      return name?.lowercased() == path.lowercased()
    }
  }

  /// The first of `stem1.xml`, `stem2.xml` … that no part has, nor had.
  func freePath(_ stem: String, _ suffix: String) -> String {
    var number = 1
    while has("\(stem)\(number)\(suffix)") || stored("\(stem)\(number)\(suffix)") != nil {
      number += 1
    }
    return "\(stem)\(number)\(suffix)"
  }

  /// Takes out the elements directly below a part's root that match.
  mutating func removeChildren(
    of part: String, where matches: (Markup, Markup.Tag) -> Bool
  ) throws(WorkbookError) {
    let text = try text(part)
    var splices = Splices()
    for (tag, end) in try text.markup.children(of: text.markup.root())
    where matches(text.markup, tag) {
      splices.replace(tag.range.lowerBound..<end, with: [])
    }
    try apply(splices, to: text)
  }

  private func index(ofAdded path: String) -> Int? {
    if added.isEmpty { return nil }
    return added.firstIndex { $0.path.lowercased() == path.lowercased() }
  }

  /// The name under which the file has the part.
  private func stored(_ path: String) -> String? {
    switch workbook.container {
    case .archive(let archive): archive.entry(named: path)?.path
    case .folder(let files): Container.file(path, in: files)?.path
    case .csv: nil
    }
  }
}
