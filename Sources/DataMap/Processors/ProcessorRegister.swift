import Foundation

/// Every processor and affiliate of the controller: `processors.yaml`.
public struct ProcessorRegister: Sendable, Hashable {
  public var processors: [Processor]

  public init(processors: [Processor]) { self.processors = processors }

  public func processor(_ key: String) -> Processor? { processors.first { $0.key == key } }

  /// Reads and checks a register.
  ///
  /// - Throws: ``DataMapError`` with every fault found.
  public static func load(file: String) throws(DataMapError) -> ProcessorRegister {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self) else {
      throw DataMapError(
        DataMapFault(
          .unreadableFile, "The file cannot be read as UTF-8.", at: SourceLocation(file: name, line: 1, column: 1),
          remedy: "Check that it exists, its permissions, and that it is saved in UTF-8."))
    }
    return try make(of: text, file: name)
  }

  /// Makes a register of a file that is already read.
  public static func make(of text: String, file: String) throws(DataMapError) -> ProcessorRegister {
    let log = FaultLog()
    let register = YAMLFile.read(text, file: file, log: log).map { ProcessorReader(log: log).register(in: $0) }
    try log.throwIfAny()
    return register ?? ProcessorRegister(processors: [])
  }

  /// What names systems that the data map does not have.
  public func faults(in dataMap: DataMap) -> [DataMapFault] {
    processors.flatMap { processor in
      processor.systems.filter { dataMap.system($0) == nil }.map { key in
        DataMapFault(
          .missingReferenceTarget, "The processor `\(processor.key)` gets data from the system `\(key)`, which does not exist.",
          at: processor.location, remedy: "Correct `systems:`; known: \(dataMap.systems.map(\.key).joined(separator: ", ")).")
      }
    }
  }
}
