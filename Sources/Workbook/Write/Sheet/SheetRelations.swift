/// The parts a sheet refers to, by the ids under which it does.
struct SheetRelations {
  var relations = Relations()
  /// By address.
  private(set) var links: [String: String] = [:]
  var drawing: String?
  var notes: String?
  var tables: [String] = []

  init(links list: [NewLink]) {
    for case .address(let address) in list.map(\.target) where links[address] == nil {
      links[address] = relations.add("hyperlink", address, external: true)
    }
  }
}
