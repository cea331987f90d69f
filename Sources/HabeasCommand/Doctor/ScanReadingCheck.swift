import Foundation
import ScanReading
import WorkerRuntime

/// The scan folder is there, and what reads scans is installed. Nothing to find where no post is taken.
struct ScanReadingCheck: DoctorCheck {
  let configuration: HabeasConfiguration

  func findings() async -> [Finding] {
    guard let settings = try? configuration.post else { return [] }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: settings.scanDirectory, isDirectory: &isFolder), isFolder.boolValue else {
      return [.fault("scans", "\(settings.scanDirectory) is no folder; make or mount it, or correct post.scanDirectory")]
    }
    let problem = (try? await ScanReader(languages: settings.languages).problem()) ?? nil
    if let problem { return [.fault("scans", problem)] }
    return [.ok("scans", "\(settings.scanDirectory), read in \(settings.languages.joined(separator: ", "))")]
  }
}
