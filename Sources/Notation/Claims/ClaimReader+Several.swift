import Grid

/// What is told of several subjects at once.
extension ClaimReader {
  struct Share {
    var subject: Int
    var quantity: Claim.Quantity
  }

  /// 「利用者数及び加入率は、それぞれ541人、58.4％で」: by its number, whose each of as many numbers as names is.
  func shares(in masked: MaskedText) -> [Int: Share] {
    let scalars = masked.scalars
    guard let each = Words(scalars).last(of: ["それぞれ"]) else { return [:] }
    var words = Words(scalars[..<each])
    _ = words.dropSuffix(["、"])
    let quantity: Claim.Quantity
    if words.dropSuffix(["の目標値は", "の目標は"]) != nil {
      quantity = .target
    } else if words.dropSuffix(["の実績値は", "の実績は", "は", "が"]) != nil {
      quantity = .actual
    } else {
      return [:]
    }
    let subjects = names(endingIn: words)
    let numbers = numbers(behind: scalars[(each + "それぞれ".unicodeScalars.count)...])
    guard subjects.count > 1, Set(subjects).count == subjects.count,
      subjects.count == numbers.count
    else { return [:] }
    let shares = subjects.map { Share(subject: $0, quantity: quantity) }
    return Dictionary(uniqueKeysWithValues: zip(numbers, shares))
  }

  /// The subjects of the names joined before a place, in their order.
  private func names(endingIn words: Words) -> [Int] {
    var (words, result) = (words, [Int]())
    while let last = words.scalars.last, let name = Self.name(last),
      let subject = mentions[name].subject
    {
      result.append(subject)
      words.dropLast()
      guard words.dropSuffix(ClaimWords.joints) != nil else { break }
    }
    return result.reversed()
  }

  /// The numbers joined behind a place; none where the sentence does not say that they came about.
  private func numbers(behind scalars: ArraySlice<Unicode.Scalar>) -> [Int] {
    var (words, result) = (Words(scalars), [Int]())
    var next = words
    while true {
      _ = next.dropPrefix(["、及び", "、", "と", "及び", "・"])
      guard case .number(let number)? = next.first else { break }
      result.append(number)
      next = Words(next.scalars.dropFirst())
      words = next
    }
    return words.isEmpty || words.hasPrefix(of: ClaimWords.results) ? result : []
  }
}

extension ClaimGrammar {
  /// The share of one subject, nil where it is not counted in the number's unit.
  func shared(_ share: ClaimReader.Share) -> ClaimReader.Outcome? {
    fits(share.subject, loosely: false) ? .claim(claim(share.quantity, share.subject)) : nil
  }
}
