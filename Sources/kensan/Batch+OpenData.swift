import Review

extension Batch {
  /// Checks every input as a table for the public.
  func reviewOpenData(
    _ arguments: Arguments, _ terminal: Terminal, keepsBooks: Bool
  ) throws(CommandError) -> [Reviewed] {
    let asCP932 = try arguments.choice(.encoding, ["utf-8", "utf-8-bom", "cp932"]) == "cp932"
    var neighbours: [String: [String]] = [:]
    for entry in entries where entry.path != "-" {
      let folder = FileSystem.split(entry.path).folder
      if neighbours[folder] == nil { neighbours[folder] = try? FileSystem.names(in: folder) }
    }
    let folders = neighbours
    let progress = Progress(total: entries.count, terminal: terminal)
    defer { progress.finish() }
    return Parallel.map(entries.count, jobs: jobs) { index in
      defer { progress.step() }
      do throws(CommandError) {
        let file = try loader.load(entries[index])
        let path = entries[index].path
        var reviewed = Review.checkOpenData(
          file, beside: path == "-" ? nil : folders[FileSystem.split(path).folder],
          asCP932: asCP932, options: options)
        if !keepsBooks { reviewed.dropReading() }
        return reviewed
      } catch {
        return Reviewed(path: entries[index].path, failure: error.message)
      }
    }
  }
}
