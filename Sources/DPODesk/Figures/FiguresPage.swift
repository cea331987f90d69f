import Foundation
import RightsCase
import RightsLaw

/// The figures that a DPO is measured on (`docs/law.md` O5), over the cases of a period.
struct FiguresPage {
  let cases: [CaseFigures]
  let today: LocalDate
  var style = TextStyle.plain

  var text: String {
    guard !cases.isEmpty else { return "No case was received in that time." }
    return [volume, time, steps, afterwards].map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private var items: [CaseFigures.Item] { cases.flatMap(\.items) }

  private var volume: [String] {
    var table = TextTable(indentation: 2, style: style)
    for channel in Channel.allCases {
      let count = cases.count { $0.channel == channel }
      if count > 0 { table.add("by \(channel.words)", String(count)) }
    }
    for right in Right.allCases {
      let count = items.count { $0.right == right }
      if count > 0 { table.add(right.words, String(count)) }
    }
    return [style.heading("\(cases.count.counted("case"))")] + table.lines
  }

  private var time: [String] {
    var table = TextTable(indentation: 2, style: style)
    let judged = items.compactMap { $0.isInTime(on: today) }
    let open = items.filter { $0.endedOn == nil && !$0.isWithdrawn }
    table.add("told by the statutory date", share(judged.count { $0 }, of: judged.count))
    table.add("open", "\(open.count), of them overdue: \(open.count { $0.isInTime(on: today) == false })")
    table.add("days to the first action", spread(cases.compactMap(\.daysToFirstAction).map(Double.init)) { String(Int($0.rounded())) })
    let extensions = sum(\.extensions)
    table.add("extensions with effect", share(extensions - sum(\.extensionsWithoutEffect), of: extensions))
    table.add("questions to the person, answered", share(sum(\.questionsAnswered), of: sum(\.questions)))
    return [style.heading("Time")] + table.lines
  }

  private var steps: [String] {
    var table = TextTable(indentation: 2, style: style)
    table.add("cases in which identity was asked for", share(cases.count(where: \.identityAsked), of: cases.count))
    table.add("systems searched of those planned", share(sum(\.systemsCovered), of: sum(\.systems)))
    table.add("parts withheld, seen by a second person", share(sum(\.withheldReviewed), of: sum(\.withheld)))
    return [style.heading("Care")] + table.lines
  }

  private var afterwards: [String] {
    var table = TextTable(indentation: 2, style: style)
    table.add("changes whose recipients are dealt with (Article 19)", share(sum(\.changesClosed), of: sum(\.changes)))
    table.add("processors that gave their final answer", share(sum(\.processorsAnswered), of: sum(\.processors)))
    table.add("marketing stops: from receipt to proof", spread(cases.compactMap(\.secondsToStop)) { Self.duration($0) })
    table.add("complaints acknowledged in time", share(sum(\.complaintsInTime), of: sum(\.complaints)))
    table.add("breaches told in 72 hours, or with a reason not to", share(sum(\.breachesInTime), of: sum(\.breaches)))
    return [style.heading("Afterwards")] + table.lines
  }

  private func sum(_ figure: (CaseFigures) -> Int) -> Int { cases.reduce(0) { $0 + figure($1) } }

  private func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "none" : "\(part) of \(whole), \(part * 100 / whole) %"
  }

  /// The median and the worst.
  private func spread(_ values: [Double], _ text: (Double) -> String) -> String {
    let sorted = values.sorted()
    guard let last = sorted.last else { return "none" }
    return "median \(text(sorted[sorted.count / 2])), longest \(text(last))"
  }

  private static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<120: "\(Int(seconds.rounded())) s"
    case ..<7_200: "\(Int((seconds / 60).rounded())) min"
    case ..<172_800: "\(Int((seconds / 3600).rounded())) h"
    default: "\(Int((seconds / 86_400).rounded())) days"
    }
  }
}
