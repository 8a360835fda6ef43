package import Grid
package import Rules
import Workbook

extension Review {
  /// Checks a file as a table for the public, whatever it holds; no template is needed.
  ///
  /// - Parameters:
  ///   - beside: the names of the files in the same folder, nil where they are not known.
  ///   - asCP932: whether it is to be written in that encoding.
  package static func checkOpenData(
    _ file: InputFile, beside: [String]?, asCP932: Bool, options: ReviewOptions
  ) -> Reviewed {
    var reviewed = Reviewed(path: file.path)
    if options.hashes { reviewed.sha256 = SHA256.hexDigest(of: file.source) }
    do throws(WorkbookError) {
      let book = try Workbook(file.source, name: file.name, limits: options.limits).book()
      reviewed.book = book
      reviewed.findings = Checker.check(
        openData: book, name: file.name, beside: beside, asCP932: asCP932, options: options.check
      ).filter { $0.severity >= options.leastSeverity }
    } catch {
      reviewed.failure = error.message
    }
    return reviewed
  }

  /// Where a table that is to be published tells of persons.
  package static func personsPublished(in sheet: Sheet) -> [Finding] {
    Checker.check(
      openData: Book(kind: .csv, sheets: [sheet]), name: "",
      options: CheckOptions(select: ["OPD-020"]))
  }
}
