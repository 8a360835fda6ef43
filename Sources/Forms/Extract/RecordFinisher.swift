/// Gives the finished tree its paths, inherited fields, and the names the template composes.
struct RecordFinisher {
  let settings: Settings

  func finish(_ root: Record) -> Record { finish(root, path: [], inherited: []) }

  private func finish(_ record: Record, path: [Int], inherited: [Field]) -> Record {
    var record = record
    record.path = path
    record.inherited += inherited
    for index in record.indicators.indices {
      let indicator = record.indicators[index]
      record.indicators[index].record = path
      let group = NamePattern.compose(
        settings.groupPattern, record: record, indicator: indicator)
      record.indicators[index].group = group.isEmpty && !path.isEmpty ? record.group : group
      let name = NamePattern.compose(
        settings.indicatorPattern, record: record, indicator: indicator)
      record.indicators[index].name = name.isEmpty ? indicator.shortName : name
    }
    let below = record.fields + record.inherited
    for index in record.children.indices {
      record.children[index] = finish(
        record.children[index], path: path + [index], inherited: below)
    }
    return record
  }
}
