import Notation
import Testing

@Suite struct MissingMarkTests {
  @Test(
    "every token keeps its kind and status",
    arguments: [
      ("-", .notApplicable, .none), ("－", .notApplicable, .none), ("—", .notApplicable, .none),
      ("―", .notApplicable, .none), ("‐", .notApplicable, .none), ("–", .notApplicable, .none),
      ("−", .notApplicable, .none), ("ー", .notApplicable, .none), ("該当なし", .notApplicable, .none),
      ("／", .notApplicable, .none), ("集計中", .pending, .pending), ("未集計", .pending, .pending),
      ("調査中", .pending, .pending), ("未確定", .pending, .pending), ("速報値なし", .pending, .pending),
      ("調査未実施", .notMeasured, .none), ("調査なし", .notMeasured, .none),
      ("隔年調査のため実績なし", .notMeasured, .none), ("3年に1度の調査", .notMeasured, .none),
      ("３年に１度実施", .notMeasured, .none), ("把握不可", .notMeasured, .none),
      ("算定不可", .notMeasured, .none),
      ("数値なし", .notMeasured, .none), ("未設定", .undefinedTarget, .undefined),
      ("設定なし", .undefinedTarget, .undefined), ("設定予定", .undefinedTarget, .undefined),
      ("整備後に利用者数を設定", .undefinedTarget, .undefined), ("R年度", .undefinedTarget, .undefined),
      ("整備後に設定", .undefinedTarget, .undefined), ("7月頃公表予定", .pending, .pending),
      ("現在集計中", .pending, .pending),
      ("終了", .terminated, .none), ("廃止", .terminated, .none), ("休止", .terminated, .none),
      ("統合", .terminated, .none), ("サービスが終了", .terminated, .none),
      ("サービス終了", .terminated, .none), ("令和3年度で廃止", .terminated, .none), ("新規", .notMeasured, .none),
      ("X", .suppressed, .none),
      ("x", .suppressed, .none), ("χ", .suppressed, .none), ("***", .suppressed, .none),
      ("皆増", .specialGrowth, .none), ("皆減", .specialGrowth, .none),
      (" （未設定） ", .undefinedTarget, .undefined), ("2022年度に設定", .undefinedTarget, .undefined),
      ("未定（施設整備後に設定）", .undefinedTarget, .undefined), ("集計中（7月公表）", .pending, .pending),
    ] as [(String, MissingMark.Kind, ValueStatus)])
  func tokens(_ text: String, _ kind: MissingMark.Kind, _ status: ValueStatus) {
    let mark = MissingMark.parse(text)
    #expect(mark?.kind == kind)
    #expect(mark?.status == status)
    #expect(mark?.token == trimmed(text))
  }

  @Test(
    "values, blanks and sentences are no mark",
    arguments: [
      "0", "", "　", "5%", "-5", "実施", "3年", "調査を実施した", "目標を設定", "△5", "新規（3件）", "中止（2回）",
    ])
  func others(_ text: String) {
    #expect(MissingMark.parse(text) == nil)
  }

  @Test("the stroke of a dash-only cell is told")
  func strokes() {
    #expect(DashFamily.glyph(of: " — ") == "—")
    #expect(DashFamily.glyph(of: "-") != DashFamily.glyph(of: "－"))
    #expect(DashFamily.glyph(of: "-5") == nil)
    #expect(DashFamily.glyph(of: "") == nil)
  }
}
