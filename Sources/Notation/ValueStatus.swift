/// What a value cell says, as `kensan extract` calls it.
///
/// Source: values.md 3; `none` covers every token that says there is no value to give.
package enum ValueStatus: String, Sendable, Hashable, CaseIterable, Codable {
  case value, none, pending, undefined, qualitative, blank
}
