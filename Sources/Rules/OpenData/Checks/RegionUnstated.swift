import Grid
import Notation

extension OpenDataCheck {
  /// Neither a code nor the full name of the region.
  static let regionUnstated = OpenDataCheck(
    id: "L3-06",
    title: Message(
      ja: "地域コード又は正式な地域名称が表記されているか", en: "Region code or full name of the region"),
    weight: .critical, items: ["2-11", "4-10"],
    remedy: Message(
      ja: "全国地方公共団体コード（6桁）と、都道府県名から書いた団体名の列を足してください。",
      en: "Add columns with the municipality's code and its full name."),
    examples: [
      TableExample("地域のない表", "no region", grid: "↓指標名|値(人)\n参加者数|120"),
      TableExample("略した都道府県名", "short names", grid: "↓都道府県|人口(人)\n東京|120\n大阪|85"),
      TableExample(
        "検査数字の違うコード", "a failing check digit", grid: "↓団体コード|値(人)\n\"092046\"|120"),
      TableExample("団体コード", "codes", grid: "団体コード|値(人)\n\"092045\"|120"),
      TableExample("正式な名称", "full names", grid: "都道府県名|人口(人)\n東京都|120\n大阪府|85"),
    ]
  ) { context in context.data.compactMap(RegionColumn.fault) }
}
