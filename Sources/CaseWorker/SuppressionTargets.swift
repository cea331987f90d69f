public import DataMap
public import Foundation
public import RightsCase

/// Where a marketing stop takes effect at this controller: systems of the data map, and the processors that market from them (R7, N10).
public struct SuppressionTargets: Sendable {
  private let systems: [SystemDescription]
  private let processors: [Processor]
  private let digest: String

  /// A processor is told when it works for one of the purposes of the systems that carry stops out (N13).
  public init(dataMap: DataMap, processors register: ProcessorRegister) {
    systems = dataMap.systems.filter { $0.suppression != nil }
    let purposes = Set(systems.flatMap { $0.purposes.map(\.name) })
    processors = register.processors.filter { !purposes.isDisjoint(with: $0.purposes) }
    digest = dataMap.digest
  }

  /// The plan for a stop by these channels; none means all of them.
  ///
  /// - Parameter subjectItem: The vault item with what the person is found by.
  /// - Returns: `nil` where no system carries stops out: then a person has to.
  public func plan(channels: [MarketingChannel], subjectItem: UUID) -> SuppressionPlan? {
    guard !systems.isEmpty else { return nil }
    let wanted = Set(channels.compactMap { SuppressionChannel(rawValue: $0.rawValue) })
    let switching = systems.filter { wanted.isEmpty || !wanted.isDisjoint(with: $0.suppression?.channels.keys.map { $0 } ?? []) }
    // A channel that no system has a switch for still goes to each, where the list of stops keeps it.
    return SuppressionPlan(
      channels: channels, subjectItem: subjectItem, systems: (switching.isEmpty ? systems : switching).map(\.key),
      processors: processors.map(\.key), dataMapDigest: digest)
  }
}
