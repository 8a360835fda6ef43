import Forms
import Notation

/// Which ratings stand at the top, in the middle and at the bottom, as the form's settings and its
/// rating scheme say.
struct Grades {
  var top: Set<String>
  var middle: Set<String>
  var bottom: Set<String>

  /// - Parameter rating: the tag of the rating that is graded.
  init(_ template: Template, of rating: String = "評価.区分") {
    let settings = template.settings
    let classes = template.scheme(of: rating)?.classes ?? []
    func labels(_ standing: ScoringScheme.Standing, _ listed: [String]) -> Set<String> {
      Set((classes.filter { $0.standing == standing }.map(\.label) + listed).map(Normalization.n2))
    }
    top = labels(.top, settings.gradeTop)
    middle = labels(.middle, settings.gradeMiddle)
    bottom = labels(.bottom, settings.gradeBottom)
  }
}
