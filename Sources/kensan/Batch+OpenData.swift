import Review

extension Batch {
  /// Checks every input as a table for the public.
  func reviewOpenData(
    _ arguments: Arguments, _ terminal: Terminal, keeping: Keeping
  ) throws(CommandError) -> [Reviewed] {
    let asCP932 = try arguments.choice(.encoding, ["utf-8", "utf-8-bom", "cp932"]) == "cp932"
    var neighbours: [String: [String]] = [:]
    for entry in entries where entry.path != "-" {
      let folder = FileSystem.split(entry.path).folder
      if neighbours[folder] == nil { neighbours[folder] = try? FileSystem.names(in: folder) }
    }
    let folders = neighbours
    let files = review(terminal, keeping: keeping) { file, entry in
      Review.checkOpenData(
        file, beside: entry.path == "-" ? nil : folders[FileSystem.split(entry.path).folder],
        asCP932: asCP932, options: options)
    }
    return withCells(Review.checkOpenDataTogether(files, options: options), after: files, keeping)
  }
}
