import Foundation
import RightsCase

/// What is known of breaches by our own answers, with the end of the 72 hours (law.md R24).
struct BreachSection {
  let state: CaseState
  let time: LocalTime

  var lines: [String] {
    state.breaches.map { breach in
      let what = "Breach \(breach.recorded.breach), by the \(breach.recorded.subject.words(in: state))"
      guard let assessed = breach.assessed else {
        let until = text(breach.recorded.notifyBefore)
        return "\(what): OPEN. Tell the authority before \(until), or record why a risk is unlikely (Article 33)"
      }
      let told = assessed.toldAt.map { " on \(text($0))\($0 > breach.recorded.notifyBefore ? ", after the 72 hours" : "")" } ?? ""
      return "\(what): \(assessed.authority.words)\(told); \(assessed.person.words)"
    }
  }

  private func text(_ seconds: Int) -> String { time.text(Date(timeIntervalSince1970: TimeInterval(seconds))) }
}
