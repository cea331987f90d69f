import CaseStore
import ControllerProfile
import Foundation
import RightsLaw

/// Whether due dates can be computed for a year ahead, and whether the regulators' records are fresh.
struct CalendarCheck: DoctorCheck {
  let installation: Installation
  /// The moment that counts as now.
  var now = Date()

  func findings() async -> [Finding] {
    guard let profile = installation.profile else { return [] }
    do {
      let today = try ControllerCalendar(zone: profile.zone).date(of: now)
      let jurisdiction = Jurisdiction(rawValue: profile.jurisdiction)
      return [holidays(try HolidayCalendar.committed(for: jurisdiction), today)] + regulators(jurisdiction, today)
    } catch {
      return [.fault("calendar", "\(error)")]
    }
  }

  private func holidays(_ calendar: HolidayCalendar, _ today: LocalDate) -> Finding {
    let last = calendar.coverage.upperBound
    let told = "public holidays of \(calendar.jurisdiction) are known to the end of \(last)"
    let remedy = "install a newer release, whose table goes further (C8)"
    if today.year > last { return .fault("calendar", "\(told): no due date can be computed; \(remedy)") }
    if today.adding(months: 12).year > last { return .warning("calendar", "\(told), which is less than a year ahead; \(remedy)") }
    return .ok("calendar", told)
  }

  private func regulators(_ jurisdiction: Jurisdiction, _ today: LocalDate) -> [Finding] {
    let stale = SupervisoryAuthority.all.filter { $0.isStale(on: today) }
    // Every letter names the controller's own and the Commissioner; the others are named to people abroad.
    let named = stale.filter { $0.country == jurisdiction.country || $0 == .unitedKingdom }
    let findings = named.map { authority in
      let since = authority.recordDate.map { "was last confirmed on \($0)" } ?? "has never been confirmed"
      return Finding.warning("regulators", "the record of \(authority.name) \(since); compare it with the authority's own page (O3)")
    }
    let abroad = Set(stale.map(\.country)).subtracting(named.map(\.country)).sorted()
    guard !abroad.isEmpty else { return findings }
    return findings + [
      .ok(
        "regulators",
        "records not confirmed for a year: \(abroad.joined(separator: ", ")); compare one with the authority's page before a letter names it (O3)"
      )
    ]
  }
}
