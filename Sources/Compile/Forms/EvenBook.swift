package import Forms
import Grid
package import Workbook

/// A template whose drawn copies are all alike, so that a form can be made of it.
package enum EvenBook {
  /// - Parameters:
  ///   - copies: the drawn copies of another height.
  ///   - filled: copies are put in as there are records, so that the drawn ones go; on a blank form
  ///     they stay as they are drawn.
  /// - Throws: why the template cannot be patched.
  package static func make(
    _ copies: [UnevenCopies], source: WorkbookSource, filled: Bool
  ) throws(WorkbookError) -> WorkbookSource {
    var patch = WorkbookPatch()
    for one in copies {
      for (place, text) in filled ? one.ends : one.texts {
        patch.set(text.isEmpty ? .blank : .text(text), at: place, in: one.sheet)
      }
    }
    let marked = try Workbook(source, name: "template.xlsx").patched(patch)
    guard filled else { return marked }
    var shorter = WorkbookPatch()
    for one in copies.reversed() { shorter.deleteRows(one.rows, in: one.sheet) }
    return try Workbook(marked, name: "template.xlsx").patched(shorter)
  }
}
