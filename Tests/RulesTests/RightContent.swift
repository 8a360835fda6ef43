/// What other departments write into the same forms, and rightly.
extension PlantedError {
  static let none = [
    // Baseline and target of one cell are longer than a value, and nobody names a source.
    PlantedError(
      "chuo",
      [
        "基本目標1!A6": "観光入込客数（年間）", "基本目標1!B6": "412,600人 (2018年) → 500,000人",
        "基本目標1!D7": "",
      ], []),
    // The bound of the target says that less is better.
    PlantedError(
      "chuo", ["基本目標1!A24": "断水の件数", "基本目標1!B24": "21件", "基本目標1!C24": "15件以下"], []),
    PlantedError("chuo", ["基本目標3!C22": "開館後に設定"], []),
    PlantedError(
      "isesaki",
      [
        "行財政分野!A20": "製造品出荷額等", "行財政分野!B20": "9,800億円", "行財政分野!C20": "1兆2,500億円",
        "行財政分野!A21": "寄附金額", "行財政分野!B21": "9,800万円", "行財政分野!C21": "1億2,000万円",
        "行財政分野!D21": "1年間に受けた寄附の額",
      ], []),
    // Fewer crimes are better, and so the text praises rightly.
    PlantedError(
      "nasushiobara",
      [
        "プロセス3!G13": "犯罪の抑止につながった。", "プロセス3!H13": "刑法犯認知件数\n1,105件",
        "プロセス3!I13": "刑法犯認知件数\n700件", "プロセス3!J13": "刑法犯認知件数\n512件",
      ], []),
    // Targets that fall year by year overrule the form's default.
    PlantedError(
      "sano",
      [
        "施策マネジメントシート!E33": "① 相談を始めるまでの日数", "施策マネジメントシート!H33": "日",
        "施策マネジメントシート!I50": "・「相談を始めるまでの日数」は、申込みが増えたため、目標60日に対して実績64日で目標は未達成だった。",
      ],
      numbers: [
        "施策マネジメントシート!I33": 60, "施策マネジメントシート!J33": 55, "施策マネジメントシート!K33": 50,
        "施策マネジメントシート!L33": 45, "施策マネジメントシート!I34": 64,
      ], []),
    // A target that is set later, and one in ten thousands beside figures in full.
    PlantedError("chuo", ["基本目標3!C22": "2022年度に設定"], []),
    PlantedError("chuo", ["基本目標3!C22": "未定（施設整備後に設定）"], []),
    PlantedError("chuo", ["基本目標3!C20": "43.4万点"], []),
  ]
}
