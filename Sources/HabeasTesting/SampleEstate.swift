import Foundation

/// The data of the sample estate, made by the estate's own script.
public struct SampleEstate: Sendable {
  /// Where it lies: `portal.sql`, `crm.sql`, `survey.json`, `website/`, `reception/`.
  public let directory: String

  /// One that is already made.
  public init(directory: String) {
    self.directory = directory
  }

  /// Makes it.
  ///
  /// - Parameter people: How many there are beside the people of the cases.
  public static func make(in directory: String, people: Int = 60) throws -> SampleEstate {
    let servers = try TestServers.require()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: servers.python)
    process.arguments = [
      servers.root + "/controllers/optimised-group/sample-estate/make_estate.py", "--output", directory, "--people", "\(people)",
    ]
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    return SampleEstate(directory: directory)
  }

  public func text(_ name: String) throws -> String { try String(contentsOfFile: directory + "/" + name, encoding: .utf8) }

  /// The marks of every record of a person, as the script wrote them down: not by the way that the product searches.
  ///
  /// - Parameter place: What kind of record alone, as the estate's script names it: `interaction`, `invoice` and so on.
  public func canaries(of address: String, in place: String? = nil) throws -> Set<String> {
    let people = try JSONDecoder().decode([String: [String: [String]]].self, from: Data(text("canaries.json").utf8))
    let places = people[address.lowercased()] ?? [:]
    return Set(places.filter { place == nil || $0.key == place }.values.joined())
  }
}
