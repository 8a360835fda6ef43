import Grid
import Notation

/// What is wrong with a layout, told to the planner who drew it.
enum LayoutMistake {
  case nested(String)
  case closed(String)
  case open(String)
  case unknownGroup(String, [String])
  case unknownTag(String, [String])

  static let groups = ["指標", "未達成", "提出", "部署", "区分1", "区分2", "区分3"]

  func message(at place: String) -> Message {
    let told = told
    return Message(ja: "\(place): \(told.ja)", en: "\(place): \(told.en)")
  }

  private var told: Message {
    switch self {
    case .nested(let name):
      Message(
        ja: "{{#\(name)}} がほかの組の中にあります。前の組を {{/…}} で閉じてください。",
        en: "{{#\(name)}} stands inside another group. Close that one first.")
    case .closed(let name):
      Message(
        ja: "{{/\(name)}} に合う {{#\(name)}} が前にありません。",
        en: "{{/\(name)}} closes a group that is not open.")
    case .open(let name):
      Message(
        ja: "{{#\(name)}} が閉じていません。組の最後のセルに {{/\(name)}} を書いてください。",
        en: "{{#\(name)}} is not closed. Write {{/\(name)}} in the last cell of the group.")
    case .unknownGroup(let name, let levels):
      Self.unknown("{{#\(name)}}", name, Self.groups + levels)
    case .unknownTag(let name, let known): Self.unknown("{{\(name)}}", name, known)
    }
  }

  private static func unknown(_ written: String, _ name: String, _ known: [String]) -> Message {
    let near = Similarity.nearest(name, among: known)
    return Message(
      ja: "\(written) は集計の様式では使えません。"
        + (near.map { "{{\($0)}} のことですか。" } ?? "使えるのは " + known.joined(separator: "、") + " です。"),
      en: "\(written) is no tag of a summary. "
        + (near.map { "Did you mean \($0)?" } ?? "Known: " + known.joined(separator: ", ") + "."))
  }
}
