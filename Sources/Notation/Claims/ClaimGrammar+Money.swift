import Grid

/// Amounts of money, what lies between two of them, and by how much per cent one grew.
extension ClaimGrammar {
  func money(_ previous: ClaimReader.Outcome?) -> ClaimReader.Outcome? {
    if let (cue, rest) = Self.cue(before) {
      switch cue {
      case .spent: return .claim(claim(.spent, nil, time(rest)))
      case .budget: return .claim(claim(.budget, nil, time(rest)))
      case .period(let index) where !countsMoney && speaksOfMoney:
        return .claim(claim(.spent, nil, reader.periods[index].time))
      default: break
      }
    }
    guard !countsMoney, speaksOfMoney else { return nil }
    if trend != nil { return .claim(claim(.amountDifference, nil)) }
    if before.hasPrefix("から"), after.hasPrefix(of: ClaimWords.results) {
      return .claim(claim(.spent, nil))
    }
    // 「5,971千円から3.5%増の6,182千円」
    if ["増の", "減の"].contains(before.text), case .claim(let growth)? = previous,
      growth.subject == nil, growth.quantity == .growth(.earlier)
    {
      return .claim(claim(.spent, nil))
    }
    return nil
  }

  /// 「決算額は…前年度に比べ3.5%増」
  var isAmountGrowth: Bool {
    isPercent && trend != nil && !isNamed && !isIntended && speaksOfMoney && !hasOtherTopic
  }

  /// 「予算額7,778千円に対する執行率は79.5％」; 「うち委託料の執行率は」 is of a part.
  var isExecution: Bool {
    var words = before
    guard isPercent, speaksOfMoney, words.dropSuffix(["執行率は", "執行率が", "執行率"]) != nil
    else { return false }
    _ = words.dropSuffix(["の"])
    return words.scalars.last.map(JapaneseLetter.isOfNoun) != true
  }

  /// Whether the amount may be a value of the subject: a rate has none.
  private var countsMoney: Bool {
    subject.map { reader.units[$0].map { $0.dimension == "money" } ?? true } ?? false
  }

  private var speaksOfMoney: Bool { lead.contains(ClaimWords.money) }
}
