import ControllerProfile
import DataMap
import WorkerRuntime

/// What the configuration leads to, as far as it can be read.
struct Installation: Sendable {
  let configuration: HabeasConfiguration
  let profile: ControllerProfile?
  let dataMap: DataMap?
  /// What was wrong with the profile or the data map.
  let faults: [Finding]

  init(_ configuration: HabeasConfiguration) {
    self.configuration = configuration
    var faults: [Finding] = []
    var profile: ControllerProfile?
    var dataMap: DataMap?
    if let directory = try? configuration.controllerDirectory {
      do throws(ProfileError) { profile = try ControllerProfile.load(directory: directory) } catch {
        faults.append(.fault("profile", "\(error)"))
      }
      do throws(DataMapError) { dataMap = try DataMap.load(directory: directory + "/datamap") } catch {
        faults += error.faults.map { .fault("data map", "\($0)") }
      }
    }
    self.profile = profile
    self.dataMap = dataMap
    self.faults = faults
  }

  /// The connections to searched systems by name.
  var connections: [String: ConnectionKind] {
    var connections: [String: ConnectionKind] = [:]
    for system in dataMap?.systems ?? [] {
      switch system.connector {
      case .postgres(let name): connections[name] = .database
      case .odbc(let name): connections[name] = .odbc
      case .http(let source): connections[source.connection] = .http
      case .files(let source): connections[source.connection] = .folder
      case .person: continue
      }
    }
    return connections
  }
}
