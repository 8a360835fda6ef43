/// Markup that tells one thing to programs that know a namespace and another to the rest.
///
/// Source: ECMA-376 Part 3, 7.5 (AlternateContent), 7.6 (Choice), 7.7 (Fallback).
enum AlternateContent {
  /// The content of the first choice whose namespaces are known here, else of the fallback; never of
  /// both. The choice's `Requires` holds namespaces, no longer prefixes.
  static func chosen(_ element: XMLElement) -> [XMLElement] {
    let choice = element.children.first { branch in
      branch.name == "Choice"
        && (branch.attributes["Requires"] ?? "?").split(separator: " ").allSatisfy(isKnown)
    }
    return (choice ?? element.child("Fallback"))?.children ?? []
  }

  /// What newer Excel writes in the parts read here. Of slicers and of new kinds of charts only the
  /// name is read; their fallback would be a shape that says they cannot be shown.
  private static func isKnown(_ namespace: Substring) -> Bool {
    known.contains(String(namespace)) || namespace.hasSuffix("/chartex")
  }

  private static let known: Set<String> = [
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
    "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main",
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://schemas.microsoft.com/office/drawing/2007/8/2/chart",
    "http://schemas.microsoft.com/office/drawing/2010/slicer",
    "http://schemas.microsoft.com/office/drawing/2012/slicer",
    "http://schemas.microsoft.com/office/drawing/2012/timeslicer",
    "http://schemas.microsoft.com/office/excel/2010/spreadsheetDrawing",
    "urn:schemas-microsoft-com:vml",
  ]
}
