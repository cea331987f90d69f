public import DataMap

extension Sequence<[String: JSONValue]> {
  /// The values of a field in rows that were found, each once, as the texts that other rows are looked up by.
  public func keys(at path: [String]) -> [String] {
    var seen: Set<String> = []
    return flatMap { JSONValue.object($0).scalars(at: path).compactMap(\.keyText) }.filter { seen.insert($0).inserted }
  }
}
