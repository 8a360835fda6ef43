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
      let workbook = try Workbook(file.source, name: file.name, limits: options.limits)
      let book = try workbook.book().calculated
      reviewed.book = book
      reviewed.yearly = YearlyTable(book, fileName: file.name)
      reviewed.findings = Checker.check(
        openData: book, name: file.name, beside: beside, asCP932: asCP932, options: options.check
      ).filter { $0.severity >= options.leastSeverity }
    } catch {
      reviewed.failure = error.message
    }
    return reviewed
  }

  /// Checks what holds between the files of a folder.
  package static func checkOpenDataTogether(
    _ files: [Reviewed], options: ReviewOptions
  ) -> [Reviewed] {
    var files = files
    let folders = Dictionary(grouping: files.indices) { number in
      files[number].path.lastIndex(of: "/").map { files[number].path[..<$0] } ?? ""
    }
    for numbers in folders.values {
      let yearly = numbers.filter { files[$0].yearly != nil }
      for (place, finding) in Checker.check(
        yearly: yearly.compactMap { files[$0].yearly }, options: options.check)
      where finding.severity >= options.leastSeverity {
        let number = yearly[place]
        files[number].findings = Checker.inOrder(files[number].findings + [finding])
      }
    }
    return files
  }

  /// Where a table that is to be published tells of persons.
  package static func personsPublished(in sheet: Sheet) -> [Finding] {
    Checker.check(
      openData: Book(kind: .csv, sheets: [sheet]), name: "",
      options: CheckOptions(select: ["OPD-020"]))
  }
}
