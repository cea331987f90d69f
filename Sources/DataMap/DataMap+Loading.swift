import Crypto
import Foundation

extension DataMap {
  /// Reads and checks a data map.
  ///
  /// - Throws: ``DataMapError`` with every fault found: file, line, what is wrong and what to do.
  public static func load(directory: String) throws(DataMapError) -> DataMap {
    let log = FaultLog()
    let files = DataMapFiles.read(directory, log: log)
    try log.throwIfAny()
    return try make(of: files, log: log)
  }

  /// Makes a data map of files that are already read: name and content, `systems.yaml` among them.
  public static func make(of files: [String: String]) throws(DataMapError) -> DataMap {
    try make(of: files, log: FaultLog())
  }

  private static func make(of files: [String: String], log: FaultLog) throws(DataMapError) -> DataMap {
    var systems: [SystemDescription] = []
    var datasets: [Dataset] = []
    var hash = SHA256()
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      hash.update(data: Data("\(name.utf8.count):\(name)\(text.utf8.count):\(text)".utf8))
      guard let top = YAMLFile.read(text, file: name, log: log) else { continue }
      if DataMapFiles.isSystems(name) {
        systems += SystemReader(log: log).systems(in: top)
      } else {
        datasets += DatasetReader(log: log).datasets(in: top)
      }
    }
    if !files.keys.contains(where: DataMapFiles.isSystems) {
      log.add(
        .missingKey, "There is no systems.yaml.", at: SourceLocation(file: "systems.yaml", line: 1, column: 1),
        remedy: "Write one with `systems:`, the list of systems that hold personal data.")
    }
    try log.throwIfAny()
    let digest = hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    let map = DataMap(systems: systems, datasets: datasets, digest: digest)
    map.check(log)
    try log.throwIfAny()
    return map
  }
}
