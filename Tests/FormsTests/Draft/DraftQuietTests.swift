import Forms
import Testing
import Workbook

/// Tables of something else than indicators.
@Suite("drafts of forms without indicators")
struct DraftQuietTests {
  static let others: [(name: String, rows: [String])] = [
    (
      "meetings",
      [
        "審議会の開催状況", "", "回|開催日|場所|出席者数|議題", "1|令和5年5月12日|第一会議室|14|会長の選出",
        "2|令和5年8月3日|大会議室|12|計画の素案",
        "3|令和6年2月9日|第一会議室|15|答申",
      ]
    ),
    (
      "offices",
      ["窓口の一覧", "", "課名|係名|内線|階|担当する業務", "市民課|窓口係|2110|1|証明書の交付", "税務課|収納係|2210|2|税の収納"]
    ),
    (
      "population",
      ["町別の人口", "（令和6年4月1日現在）", "町名|世帯数|男|女|計", "本町|812|980|1042|2022", "東町|640|790|815|1605"]
    ),
    ("prices", ["備品の購入", "", "品目|単価|数量|金額|納入先", "机|18200|4|72800|庁舎", "椅子|9100|8|72800|庁舎"]),
    (
      "answers",
      [
        "市民意識調査の結果", "", "(1) 住みやすさ", "回答|件数|割合", "住みやすい|612|58.1%", "どちらともいえない|301|28.6%",
        "住みにくい|140|13.3%",
        "", "住みやすいと答えた人が多かった。",
      ]
    ),
    (
      "years",
      ["(1) 歴代の館長", "代|就任|退任", "初代|1998|2003", "二代|2003|2010", "三代|2010|2019"]
    ),
  ]

  @Test("no indicators are read where there are none", arguments: others)
  func quiet(name: String, rows: [String]) throws {
    let bytes = try NewBook(sheets: [NewSheet(name: "一覧", rows: rows)]).bytes()
    let book = try Workbook(.bytes(bytes), name: name + ".xlsx").book()
    let draft = FormDraft(book, id: "draft", title: name)
    guard let template = draft.template(book, name: name) else { return }
    let form = try FormReader.read(book, templates: [template], formID: "draft")
    #expect(form.allIndicators.map(\.name) == [])
  }
}
