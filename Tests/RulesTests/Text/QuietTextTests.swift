import Forms
import Grid
import Testing

@testable import Rules

/// Ordinary sentences beside a sound table: nothing may be said of them.
@Suite("Ordinary texts")
struct QuietTextTests {
  private static let sentences = [
    "令和4年5月3日（火）午前10時から、第2会議室で開催した。",
    "問い合わせは生涯学習課（電話 0283-20-3109、ファクス 0283-20-3032）まで。",
    "第3次計画の第2章第1節に基づき、令和4年度から令和8年度までの5年間で進める。",
    "地方自治法第244条の2第3項の規定により指定管理者を指定した。",
    "児童生徒1人1台の端末を配り、24時間365日使えるようにした。",
    "3密を避け、定員を2分の1にして開催した。",
    "R5の予算要求に向け、R4.10.1現在の状況を確認した。",
    "①広報紙 ②ホームページ ③SNS の3つの方法で知らせた。",
    "65歳以上の方と18歳未満の子どもを対象に、月2回、1回90分の講座を行った。",
    "総事業費は1億2,000万円で、うち国庫補助金が6,000万円である。",
    "図書館の利用者数は、目標52,000人に対し実績54,100人で目標を達成した。",
    "図書館の利用者数は54,100人で、前年度の48,000人から6,100人（12.7％）増加した。",
    "図書館の利用者数は約5万4千人となり、目標を上回った。",
    "図書館の利用者数は目標の104.0％に達した。",
    "移動図書館の利用者数は3,210人で、県平均の2,900人を310人上回った。",
    "図書館の利用者数は、雨天の日が多かったものの、前年度を上回る54,100人であった。",
    "20代は75.0％、60代は57.9％で、20代のほうが高かった。",
    "令和3年度に策定した計画に沿い、令和3年度に引き続き講座を行った。",
    "協定は結んだものの、協働でできる事業は少なく、そののちも増えていない。",
    "「本の日」と「読書週間」に合わせ、おはなし会（全12回）を開いた。",
    "予算額7,778千円に対して、決算額6,182千円で、1,596千円の執行残となった。",
    "利用登録は1,200人のうち340人が市外の方で、全体の約3割である。",
  ]

  @Test("are left alone in every cell for texts", arguments: sentences)
  func nothingIsSaid(_ text: String) throws {
    let layout = ExampleLayout.texts
    let row = "図書館の利用者数|人||50000|48000|52000|54100|\(text)|\(text)|-"
    let book = Example("", "", layout: layout, grid: row).book()
    let form = try FormReader.read(
      book, templates: [layout.template()], formID: "example")
    let found = Checker.check(
      form, book: book, options: CheckOptions(select: ["TXT", "REQ-007", "REQ-008", "REQ-009"]))
    #expect(found.map { "\($0.rule) \($0.message.ja)" } == [])
  }
}
