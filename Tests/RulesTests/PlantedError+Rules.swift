/// One error for each of the rules that nothing else plants in a whole form.
extension PlantedError {
  static let byRule = [
    PlantedError("sano", ["施策マネジメントシート!N14": ""], ["REQ-005 error 施策マネジメントシート!N14"]),
    PlantedError("tokorozawa", ["総括表!C3": ""], ["REQ-010 error 総括表!C3"]),
    PlantedError("tokorozawa", ["総括表!H3": ""], ["REQ-010 error 総括表!H3"]),
    PlantedError("tokorozawa", ["総括表!C43": "-"], ["REQ-007 error 総括表!C43"]),
    PlantedError("nasushiobara", ["プロセス3!G7": "-"], ["REQ-011 warning プロセス3!G7"]),
    PlantedError("nasushiobara", ["プロセス3!F6": "その他（未定）"], ["ENM-001 error プロセス3!F6"]),
    PlantedError("nasushiobara", ["プロセス3!E6": "➂⑦"], ["ENM-005 error プロセス3!E6"]),
    PlantedError("tokorozawa", ["総括表!E26": "↑"], ["ENM-007 warning 総括表!E26"]),
    PlantedError("tokorozawa", ["第1節!F6": "２６"], ["ENM-010 warning 第1節!F6"]),
    PlantedError("sano", ["施策マネジメントシート!O16": "127団体"], ["NUM-002 warning 施策マネジメントシート!O16"]),
    PlantedError(
      "nasushiobara", ["プロセス3!J12": "継続的な支援\n充時"], ["NUM-003 error プロセス3!J12"]),
    PlantedError(
      "isesaki", ["協働・共生分野!C11": "3,600,000.5人"], ["NUM-013 error 協働・共生分野!C11"]),
    PlantedError("isesaki", ["協働・共生分野!C10": "100,000人"], ["NUM-017 warning 協働・共生分野!C10"]),
    PlantedError("nasushiobara", ["プロセス3!F18": "E"], ["VRD-003 warning プロセス3!F18"]),
    PlantedError("tokorozawa", ["第1節!G10": "1-1-9 地域コミュニティの醸成"], ["REF-003 error 第1節!G10"]),
    PlantedError("tokorozawa", ["第1節!B3": "1-2-2 地域コミュニティの支援"], ["REF-005 error 第1節!B3"]),
    PlantedError(
      "sano", ["施策マネジメントシート!C5": "政策調整課、広報ブランド推進課、学校教育課"],
      ["REF-016 warning 施策マネジメントシート!C5"]),
    PlantedError("tokorozawa", ["総括表!C3": "令和元年2月30日"], ["ERA-001 error 総括表!C3"]),
    PlantedError("tokorozawa", ["総括表!C3": "平成31年5月7日"], ["ERA-001 error 総括表!C3"]),
    PlantedError("chuo", ["表紙!C9": "2024年度～2020年度（5年間）"], ["ERA-005 error 表紙!C9"]),
    PlantedError("chuo", ["表紙!C9": "2020年度～2024年度（4年間）"], ["ERA-005 error 表紙!C9"]),
    PlantedError("chuo", ["基本目標2!C20": "70件 (2027年度)"], ["ERA-006 warning 基本目標2!C20"]),
    PlantedError("tokorozawa", ["総括表!C3": "平成30年12月20日"], ["ERA-007 warning 総括表!C3"]),
    PlantedError("chuo", ["表紙!C9": "2020年度～2024年（5年間）"], ["ERA-008 warning 表紙!C9"]),
    PlantedError("chuo", ["基本目標1!B26": "91経営体"], ["UNT-002 error 基本目標1!C26"]),
    PlantedError("sano", ["施策マネジメントシート!N16": "団対"], ["UNT-004 warning 施策マネジメントシート!N16"]),
    PlantedError("isesaki", ["協働・共生分野!C10": "130千人"], ["UNT-005 error 協働・共生分野!C10"]),
    PlantedError("isesaki", ["協働・共生分野!D10": "絣の郷の书面"], ["CHR-008 warning 協働・共生分野!D10"]),
  ]

  /// One mistake about which several rules could speak.
  static let once = [
    // Under headings of other years the texts cannot be held against the values.
    PlantedError(
      "sano", ["施策マネジメントシート!O13": "R3"],
      ["LAY-005 error 施策マネジメントシート!O13", "ERA-010 error 施策マネジメントシート!P13"]),
    PlantedError(
      "sano",
      [
        "施策マネジメントシート!I24": "R3", "施策マネジメントシート!J24": "R4", "施策マネジメントシート!K24": "R5",
        "施策マネジメントシート!L24": "R6",
      ], ["LAY-005 error 施策マネジメントシート!I24"]),
    // Reached by the figures that the sentence quotes.
    PlantedError(
      "sano", [:], numbers: ["施策マネジメントシート!I30": 46], ["TXT-001 error 施策マネジメントシート!I48"]),
    PlantedError(
      "isesaki", ["協働・共生分野!B13": "ICT推進基本方針(令和2年～令和6年度)"],
      ["ERA-008 warning 協働・共生分野!B13"]),
    PlantedError("isesaki", ["協働・共生分野!B12": "3.508件"], ["NUM-013 error 協働・共生分野!B12"]),
    PlantedError("chuo", ["基本目標4!C20": "1O,000人"], ["NUM-003 error 基本目標4!C20"]),
    PlantedError(
      "sano", ["施策マネジメントシート!N16": "", "施策マネジメントシート!O17": "143団体"],
      ["REQ-005 error 施策マネジメントシート!N16", "NUM-002 warning 施策マネジメントシート!O17"]),
    PlantedError("nasushiobara", ["プロセス3!J10": "加入率 58.2"], ["REQ-005 error プロセス3!J10"]),
    PlantedError("nasushiobara", ["プロセス3!J10": "参加率 58.2%"], ["TXT-002 warning プロセス3!J10"]),
    PlantedError("nasushiobara", ["プロセス3!J10": "58.2%"], ["TXT-002 warning プロセス3!J10"]),
    PlantedError(
      "tokorozawa", ["総括表!B54": "第4節\n男女平等参画社会"], ["REF-002 error 総括表!B54"]),
  ]

  /// What is left half done, or written otherwise than the form has it.
  static let halfDone = [
    PlantedError("nasushiobara", ["プロセス3!J13": "交付団体"], ["REQ-002 error プロセス3!J13"]),
    PlantedError("nasushiobara", ["プロセス3!I11": "世帯カバー率\n"], ["REQ-004 error プロセス3!I11"]),
    PlantedError("isesaki", ["協働・共生分野!C12": ""], ["REQ-004 error 協働・共生分野!C12"]),
    PlantedError("chuo", ["基本目標1!C26": ""], ["REQ-004 error 基本目標1!C26"]),
    PlantedError("nasushiobara", ["プロセス3!J10": "加入率 58.2%\n60.1%"], ["NUM-004 warning プロセス3!J10"]),
    PlantedError("nasushiobara", ["プロセス3!J11": "世帯カバー率\n82%\n79%"], ["NUM-004 warning プロセス3!J11"]),
    PlantedError("chuo", ["基本目標2!C23": "5O回"], ["NUM-003 error 基本目標2!C23"]),
    PlantedError("tokorozawa", ["第2節!B21": "令和　年　月　日"], ["REQ-010 error 第2節!B21"]),
    PlantedError("tokorozawa", ["第2節!B21": "令和元年12月"], ["ERA-007 warning 第2節!B21"]),
    PlantedError(
      "tokorozawa", ["第1節!G9": "１－１－１　地域コミュニティの醸成"], ["ENM-002 warning 第1節!G9"]),
    PlantedError("tokorozawa", ["第1節!B2": "1.1.1 地域コミュニティの醸成"], ["REF-001 error 第1節!B2"]),
    PlantedError(
      "tokorozawa", ["第2節!D18": "「所沢市市民活動」支援センターの運営方法や在り方を検討する。"],
      ["TXT-021 warning 第2節!D18"]),
    PlantedError(
      "isesaki", ["協働・共生分野!B13": "ICT推進基本方針(2年度～6年度)"], ["ERA-003 warning 協働・共生分野!B13"]),
    // A heading that is gone is no row of the merged cell above it.
    PlantedError("sano", ["施策マネジメントシート!A58": ""], ["LAY-001 error 施策マネジメントシート!A58"]),
    PlantedError("sano", ["施策マネジメントシート!A42": ""], ["LAY-001 error 施策マネジメントシート!A42"]),
  ]
}
