/// The units that offices write, one line a unit: family, canonical spelling, factor to the base of
/// the dimension, dimension, whole numbers only, spellings found.
///
/// Source: units.md 2 and its machine table; metric multiples by the note on UNT-004; the counters at
/// the end are everyday ones that it lacks.
enum UnitTable {
  static let lines = """
    person|人|1|count:人|yes|人 名 人数 ニン 延人 延べ人 人/年
    person|千人|1000|count:人|no|千人
    person|万人|10000|count:人|no|万人
    person|百万人|1000000|count:人|no|百万人
    person|人/日|1|count:人/day|no|人/日 人／日
    person|人日|1|person_day|no|人日
    case|件|1|count:件|yes|件 件数 案件 件/月
    case|千件|1000|count:件|no|千件
    case|万件|10000|count:件|no|万件
    percent|%|1|ratio|no|% ％ パーセント ﾊﾟｰｾﾝﾄ
    point|ポイント|1|percent_point|no|ポイント pt ﾎﾟｲﾝﾄ P %ポイント パーセントポイント
    permille|‰|0.1|ratio|no|‰ パーミル
    times|回|1|count:回|yes|回 回数 回/年 回以上
    money|円|1|money|no|円
    money|千円|1000|money|no|千円 千円/年
    money|万円|10000|money|no|万円
    money|百万円|1000000|money|no|百万円
    money|億円|100000000|money|no|億円
    money|円/人|1|money_per_person|no|円/人
    money|千円/か所|1000|money_per_place|no|千円/か所 千円/箇所
    org|団体|1|count:団体|yes|団体
    org|団|1|count:団|yes|団
    org|組織|1|count:組織|yes|組織
    org|組合|1|count:組合|yes|組合
    org|法人|1|count:法人|yes|法人
    org|協議会|1|count:協議会|yes|協議会
    org|経営体|1|count:経営体|yes|経営体
    org|機関|1|count:機関|yes|機関
    org|サークル|1|count:サークル|yes|サークル
    org|グループ|1|count:グループ|yes|グループ
    company|社|1|count:社|yes|社
    company|事業所|1|count:事業所|yes|事業所
    company|事業者|1|count:事業者|yes|事業者
    company|業者|1|count:業者|yes|業者
    company|店|1|count:店|yes|店
    company|店舗|1|count:店舗|yes|店舗
    company|企業|1|count:企業|yes|企業
    school|校|1|count:校|yes|校
    school|園|1|count:園|yes|園
    school|学級|1|count:学級|yes|学級
    school|校区|1|count:校区|yes|校区
    place|か所|1|count:か所|yes|か所 箇所 ヶ所 カ所 ヵ所 ケ所 所 個所
    place|地点|1|count:地点|yes|地点
    region|地区|1|count:地区|yes|地区
    region|地域|1|count:地域|yes|地域
    region|集落|1|count:集落|yes|集落
    region|自治会|1|count:自治会|yes|自治会
    region|町内会|1|count:町内会|yes|町内会
    region|区域|1|count:区域|yes|区域
    region|海域|1|count:海域|yes|海域
    region|市町|1|count:市町|yes|市町
    region|市町村|1|count:市町村|yes|市町村
    household_dwelling|世帯|1|count:世帯|yes|世帯
    household_dwelling|戸|1|count:戸|yes|戸
    household_dwelling|棟|1|count:棟|yes|棟
    household_dwelling|軒|1|count:軒|yes|軒
    household_dwelling|室|1|count:室|yes|室
    facility_object|施設|1|count:施設|yes|施設
    facility_object|基|1|count:基|yes|基
    facility_object|台|1|count:台|yes|台 台数
    facility_object|本|1|count:本|yes|本
    facility_object|橋|1|count:橋|yes|橋
    facility_object|路線|1|count:路線|yes|路線
    facility_object|館|1|count:館|yes|館
    facility_object|灯|1|count:灯|yes|灯
    facility_object|バース|1|count:バース|yes|バース
    facility_object|団地|1|count:団地|yes|団地
    facility_object|区画|1|count:区画|yes|区画
    facility_object|筆|1|count:筆|yes|筆
    facility_object|柱|1|count:柱|yes|柱
    facility_object|隻|1|count:隻|yes|隻
    documents|枚|1|count:枚|yes|枚
    documents|部|1|count:部|yes|部
    documents|冊|1|count:冊|yes|冊
    documents|点|1|count:点|yes|点
    documents|通|1|count:通|yes|通
    documents|票|1|count:票|yes|票
    documents|種|1|count:種|yes|種
    documents|種類|1|count:種類|yes|種類
    documents|科目|1|count:科目|yes|科目
    documents|項目|1|count:項目|yes|項目
    documents|コース|1|count:コース|yes|コース
    documents|サイト|1|count:サイト|yes|サイト
    documents|アカウント|1|count:アカウント|yes|アカウント
    documents|冊/人|1|count:冊/person|no|冊/人
    project|事業|1|count:事業|yes|事業
    project|業務|1|count:業務|yes|業務
    project|事務|1|count:事務|yes|事務
    project|施策|1|count:施策|yes|施策
    project|課|1|count:課|yes|課
    project|講座|1|count:講座|yes|講座
    project|プログラム|1|count:プログラム|yes|プログラム
    length|m|1|length|no|m ｍ メートル
    length|cm|0.01|length|no|cm ㎝
    length|km|1000|length|no|km ㎞ ｋｍ キロ
    area|㎡|1|area|no|㎡ m2 m² 平方メートル
    area|a|100|area|no|a アール
    area|ha|10000|area|no|ha ㏊ ｈａ ヘクタール
    area|km²|1000000|area|no|km² k㎡ ｋ㎡ km2
    volume|㎥|1|volume|no|㎥ m3 m³ 立方メートル
    volume|kl|1|volume|no|kl kL kℓ KL
    volume|㎥/日|1|volume_per_day|no|㎥/日 ㎥／日
    mass|g|0.000001|mass|no|g ｇ グラム
    mass|t|1|mass|no|t トン ｔ ﾄﾝ
    mass|kg|0.001|mass|no|kg ㎏ キログラム
    mass|千トン|1000|mass|no|千トン
    mass|万トン|10000|mass|no|万トン
    mass|t/日|1|mass_per_day|no|t/日 トン/日 トン／日
    mass|g/人・日|1|mass_per_person_day|no|g/人・日
    energy_co2|kWh|3.6|energy|no|kWh ｋＷｈ
    energy_co2|MWh|3600|energy|no|MWh
    energy_co2|GJ|1000|energy|no|GJ
    energy_co2|kW|1|power|no|kW
    energy_co2|t-CO2|1|mass_co2|no|t-CO2 トンCO2 tCO2
    energy_co2|千t-CO2|1000|mass_co2|no|千t-CO2 千tCO2
    time|分|1|duration|no|分
    time|時間|60|duration|no|時間 時間／年
    time|日|1|days|no|日 日/年 日／年
    time|か月|1|months|no|か月 ヶ月 ヵ月 箇月
    time|年|1|years|no|年
    rank|位|1|rank|yes|位 番目
    score|点|1|score|no|点 ポイント 点/100点
    ratio|割|10|ratio|no|割
    ratio|倍|100|ratio|no|倍
    ratio|人/世帯|1|person_per_household|no|人/世帯 人／世帯
    animals_plants|頭|1|count:頭|yes|頭
    animals_plants|羽|1|count:羽|yes|羽
    animals_plants|尾|1|count:尾|yes|尾
    animals_plants|万尾|10000|count:尾|no|万尾
    animals_plants|本|1|count:本|yes|本
    animals_plants|株|1|count:株|yes|株
    it|件|1|count:件|yes|件
    it|アクセス|1|count:アクセス|yes|アクセス
    it|PV|1|count:PV|yes|PV
    it|ダウンロード|1|count:ダウンロード|yes|ダウンロード
    it|人|1|count:人|yes|フォロワー フォロワー(人)
    counter|組|1|count:組|yes|組
    counter|クラブ|1|count:クラブ|yes|クラブ
    counter|チーム|1|count:チーム|yes|チーム
    counter|教室|1|count:教室|yes|教室
    counter|クラス|1|count:クラス|yes|クラス
    counter|会|1|count:会|yes|会
    counter|会場|1|count:会場|yes|会場
    counter|品|1|count:品|yes|品
    counter|品目|1|count:品目|yes|品目
    counter|商品|1|count:商品|yes|商品
    counter|便|1|count:便|yes|便
    counter|往復|1|count:往復|yes|往復
    counter|系統|1|count:系統|yes|系統
    counter|停留所|1|count:停留所|yes|停留所
    counter|駅|1|count:駅|yes|駅
    counter|席|1|count:席|yes|席
    counter|床|1|count:床|yes|床
    counter|区間|1|count:区間|yes|区間
    counter|河川|1|count:河川|yes|河川
    counter|公園|1|count:公園|yes|公園
    counter|農園|1|count:農園|yes|農園
    counter|農家|1|count:農家|yes|農家
    counter|巻|1|count:巻|yes|巻
    counter|袋|1|count:袋|yes|袋
    counter|箱|1|count:箱|yes|箱
    counter|ページ|1|count:ページ|yes|ページ
    counter|か国|1|count:か国|yes|か国 ヶ国 カ国 箇国
    counter|言語|1|count:言語|yes|言語
    mass|mg|0.000000001|mass|no|mg
    length|mm|0.001|length|no|mm
    volume|L|0.001|volume|no|L ℓ リットル
    counter|個|1|count:個|yes|個
    counter|食|1|count:食|yes|食
    counter|杯|1|count:杯|yes|杯
    counter|缶|1|count:缶|yes|缶
    counter|匹|1|count:匹|yes|匹
    counter|曲|1|count:曲|yes|曲
    counter|作品|1|count:作品|yes|作品
    counter|公演|1|count:公演|yes|公演
    counter|試合|1|count:試合|yes|試合
    counter|大会|1|count:大会|yes|大会
    counter|種目|1|count:種目|yes|種目
    counter|競技|1|count:競技|yes|競技
    counter|協定|1|count:協定|yes|協定
    counter|契約|1|count:契約|yes|契約
    counter|プロジェクト|1|count:プロジェクト|yes|プロジェクト
    counter|条例|1|count:条例|yes|条例
    counter|拠点|1|count:拠点|yes|拠点
    counter|橋梁|1|count:橋梁|yes|橋梁
    counter|ルート|1|count:ルート|yes|ルート
    counter|銘柄|1|count:銘柄|yes|銘柄
    counter|ペア|1|count:ペア|yes|ペア
    counter|鉢|1|count:鉢|yes|鉢
    counter|漁港|1|count:漁港|yes|漁港
    counter|システム|1|count:システム|yes|システム
    counter|サービス|1|count:サービス|yes|サービス
    counter|メニュー|1|count:メニュー|yes|メニュー
    counter|手続|1|count:手続|yes|手続 手続き
    counter|ケース|1|count:ケース|yes|ケース
    counter|セット|1|count:セット|yes|セット
    counter|歩|1|count:歩|yes|歩
    counter|学校|1|count:学校|yes|学校
    counter|病院|1|count:病院|yes|病院
    counter|診療所|1|count:診療所|yes|診療所
    counter|委員会|1|count:委員会|yes|委員会
    counter|ライセンス|1|count:ライセンス|yes|ライセンス
    counter|分団|1|count:分団|yes|分団
    counter|人槽|1|count:人槽|yes|人槽
    counter|人泊|1|count:人泊|yes|人泊
    counter|泊|1|count:泊|yes|泊
    counter|歳|1|count:歳|yes|歳
    time|秒|1|seconds|no|秒
    time|人月|1|person_month|no|人月
    energy_co2|MJ|1|energy|no|MJ
    energy_co2|TJ|1000000|energy|no|TJ
    energy_co2|kg-CO2|0.001|mass_co2|no|kg-CO2
    measure|dB|1|sound|no|dB
    measure|ppm|1|concentration|no|ppm
    measure|kcal|1|food_energy|no|kcal
    measure|km/h|1|speed|no|km/h
    volume|mL|0.000001|volume|no|mL ml
    """
}
