import ControllerProfile
import DataMap
import Foundation
import ResponseBundle
import WorkerRuntime

/// The controller's folder: profile, data map, letters.
struct ControllerCheck: DoctorCheck {
  let installation: Installation

  /// What every language's folder of letters holds beside the text notices.
  private static let documents = ["layout.typ", "access-cover.typ", "copy.typ", "refusal.typ", "notice.typ", "report.html"]

  func findings() async -> [Finding] {
    var findings = installation.faults
    if let profile = installation.profile {
      findings.append(.ok("profile", "\(profile.name) (\(profile.jurisdiction), \(profile.zone))"))
      findings += profile.openPoints.map { .warning("profile", "\($0.keyPath): \($0.advice)") }
      findings += letters(of: profile)
    }
    if let map = installation.dataMap {
      findings.append(.ok("data map", "\(map.systems.count) systems, \(map.datasets.count) datasets, SHA-256 \(map.digest.prefix(16))"))
    }
    return findings
  }

  private func letters(of profile: ControllerProfile) -> [Finding] {
    guard let directory = try? installation.configuration.controllerDirectory + "/letters" else { return [] }
    var findings: [Finding] = []
    for language in profile.languages {
      for kind in NoticeTemplate.Kind.allCases {
        do throws(TemplateError) { _ = try NoticeTemplate.load(kind, language: language, lettersDirectory: directory) } catch {
          findings.append(.fault("letters", "\(error)"))
        }
      }
      for name in Self.documents where !FileManager.default.isReadableFile(atPath: "\(directory)/\(language)/\(name)") {
        findings.append(
          .fault("letters", "\(directory)/\(language)/\(name): cannot be read. Copy the shipped template of that name and adapt it."))
      }
    }
    return findings.isEmpty ? [.ok("letters", "complete in \(profile.languages.joined(separator: ", "))")] : findings
  }
}
