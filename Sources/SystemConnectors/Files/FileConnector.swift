public import DataMap
import Foundation
import Glibc

/// Searches CSV files, JSON lines and web servers' logs in one folder, reading them from end to end in bounded memory.
///
/// A line that is no row is counted and named by its number. When it has one of the person's keys in it, the search of the collection is
/// not complete: a person looks at it.
public struct FileConnector: SystemConnector {
  let system: SystemDescription
  let source: FileSource
  let datasets: [Dataset]
  let directory: String
  let limits: SearchLimits

  /// Opens nothing yet.
  ///
  /// - Parameter directory: The folder of the connection.
  public init(
    system: SystemDescription, source: FileSource, dataMap: DataMap, directory: String, limits: SearchLimits = SearchLimits()
  ) {
    self.system = system
    self.source = source
    self.directory = directory
    self.limits = limits
    datasets = dataMap.datasets.filter { system.datasets.contains($0.key) }
  }

  public func close() async {}

  public func search(_ plan: SearchPlan, identities: [IdentityKind: [String]]) async throws(ConnectorError) -> SearchOutcome {
    var progress = SearchProgress(plan: plan, identities: identities, limits: limits)
    for step in plan.waves.joined() where !progress.isBlocked(step) {
      let values = progress.values(for: step)
      if values.values.allSatisfy(\.isEmpty) {
        progress.recordNoKeys(step)
      } else {
        progress.record(try await search(step, values))
      }
    }
    return progress.outcome
  }

  private func search(_ step: SearchStep, _ values: [SearchInput: [String]]) async throws(ConnectorError) -> CollectionResult {
    let start = ContinuousClock.now
    let (file, names) = try files(of: step.address)
    let fields = step.inputs.map { "\($0.target.joined(separator: ".")) (\($0.match.rawValue))" }.joined(separator: " or ")
    var result = CollectionResult(step, shape: "every line of \(file.name) by \(fields)")
    let (filter, shape) = (RowFilter(values), RowShape(step.collection))
    for name in names {
      let reader = try open(name, file, step.collection)
      var unreadable = UnreadableLines(file: name)
      var count = 0
      while let record = try next(reader, name) {
        count += 1
        if count.isMultiple(of: 1000) { try await breathe() }
        switch record {
        case .blank: continue
        case .row(let members):
          guard filter.matches(members) else { continue }
          guard result.rows.count < limits.rowsPerCollection else { return result.ended(.limitExceeded(limit: limits.rowsPerCollection)) }
          var row = shape.row(of: members)
          for input in step.inputs { row.narrow(to: values[input] ?? [], input, step.collection) }
          result.rows.append(row)
        case .unreadable(let line, let text, let isCut):
          // Of a line that was cut nobody has seen the rest.
          if isCut || filter.mentions(text) { return result.ended(.unreadable(file: name, line: line)) }
          unreadable.add(line)
        }
      }
      if unreadable.count > 0 { result.unreadable.append(unreadable) }
    }
    result.milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    return result
  }

  /// The files of a collection by name, in order; at least one.
  func files(of address: CollectionAddress) throws(ConnectorError) -> (FileCollection, [String]) {
    guard let file = source.file(of: address) else {
      throw ConnectorError(
        .wrongSystem, system: system.key, "The data map does not say which file holds `\(address)`.", remedy: "Add it under `files:`.")
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      throw ConnectorError(
        .unreachable, system: system.key, "The folder of the connection `\(source.connection)` cannot be read.",
        remedy: "Check that it is there, or mounted, and that this process may read it.", isTransient: true)
    }
    let matching = names.filter { fnmatch(file.name, $0, FNM_PERIOD) == 0 }.sorted()
    guard !matching.isEmpty else {
      // No file is not the same as a file without rows.
      throw ConnectorError(
        .missingFile, system: system.key, "The folder has no file `\(file.name)` for `\(address)` (\(file.location)).",
        remedy: "Was it renamed? Correct `name:`, or put the file there; an empty file says that there is nothing.")
    }
    return (file, matching)
  }

  func open(_ name: String, _ file: FileCollection, _ collection: DatasetCollection) throws(ConnectorError) -> RecordReader {
    let reader: RecordReader
    do throws(FileFault) {
      reader = try RecordReader(path: directory + "/" + name, format: file.format, fields: collection.fields)
    } catch {
      throw failure(error, name)
    }
    if case .csv = file.format, let missing = collection.fields.first(where: { !reader.header.contains($0.name) }) {
      throw ConnectorError(
        .missingColumn, system: system.key,
        "The file `\(name)` has no column `\(missing.name)`, which the data map names (\(missing.location)).",
        remedy: "Was it renamed? Correct the dataset; the file has: \(reader.header.joined(separator: ", ")).")
    }
    return reader
  }

  private func next(_ reader: RecordReader, _ name: String) throws(ConnectorError) -> FileRecord? {
    do throws(FileFault) { return try reader.next() } catch { throw failure(error, name) }
  }

  private func failure(_ fault: FileFault, _ name: String) -> ConnectorError {
    ConnectorError(
      .missingFile, system: system.key, "The file `\(name)` \(fault).", remedy: "Look at the file and at who may read it.")
  }

  /// Lets others run, and ends where the search was cancelled.
  private func breathe() async throws(ConnectorError) {
    await Task.yield()
    guard !Task.isCancelled else {
      throw ConnectorError(
        .cancelled, system: system.key, "The search was cancelled.", remedy: "It may be started again.", isTransient: true)
    }
  }
}

extension CollectionResult {
  /// Without rows: a part would pass as the whole.
  fileprivate func ended(_ status: Status) -> CollectionResult {
    var result = self
    (result.rows, result.status) = ([], status)
    return result
  }
}
