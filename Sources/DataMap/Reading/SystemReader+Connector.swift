extension SystemReader {
  func connector(_ mapping: YAMLMapping) -> ConnectorReference? {
    defer { mapping.finish() }
    // Asked for whatever the kind, so that a wrong kind is the only complaint.
    let connection = mapping.optional("connection")
    let instructions = mapping.optional("instructions")
    let source = (
      auth: mapping.optional("auth"), check: mapping.optional("check"), endpoints: mapping.optional("endpoints"),
      files: mapping.optional("files")
    )
    guard let kind = mapping.required("kind", "postgres, odbc, http, files or person") else { return nil }
    switch kind.string() {
    case "postgres": return connectionName(connection, kind).map { .postgres(connection: $0) }
    case "odbc": return connectionName(connection, kind).map { .odbc(connection: $0) }
    case "http":
      let endpoints = (needed(source.endpoints, "endpoints", kind)?.list() ?? []).compactMap { $0.mapping().flatMap(endpoint) }
      let authentication = source.auth.map(authentication) ?? .bearer
      let check = source.check?.string()
      guard let connection = connectionName(connection, kind) else { return nil }
      return .http(HTTPSource(connection: connection, authentication: authentication, checkPath: check, endpoints: endpoints))
    case "files":
      let files = (needed(source.files, "files", kind)?.list() ?? []).compactMap { $0.mapping().flatMap(file) }
      guard let connection = connectionName(connection, kind) else { return nil }
      return .files(FileSource(connection: connection, files: files))
    case "person":
      if let instructions = instructions?.string() { return .person(instructions: instructions) }
      kind.fault(.missingKey, "A person connector has no `instructions`.", remedy: "Add `instructions:` with what the person looks at.")
    case let other?:
      kind.fault(.invalidValue, "There is no connector of the kind `\(other)`.", remedy: "Write postgres, odbc, http, files or person.")
    case nil: break
    }
    return nil
  }

  /// Reads `dataset.collection`.
  func collectionAddress(_ value: YAMLValue?) -> CollectionAddress? {
    guard let value, let parts = value.string()?.split(separator: ".").map(String.init) else { return nil }
    if parts.count == 2 { return CollectionAddress(dataset: parts[0], collection: parts[1]) }
    value.fault(.invalidValue, "`\(parts.joined(separator: "."))` names no collection.", remedy: "Write `dataset.collection`.")
    return nil
  }

  private func connectionName(_ value: YAMLValue?, _ kind: YAMLValue) -> String? {
    needed(value, "connection", kind)?.string()
  }

  private func needed(_ value: YAMLValue?, _ key: String, _ kind: YAMLValue) -> YAMLValue? {
    if let value { return value }
    let meaning =
      switch key {
      case "connection": "the name under which the configuration has its address"
      case "endpoints": "where the rows of each collection come from"
      default: "which files hold the rows of each collection"
      }
    kind.fault(.missingKey, "A connector of the kind \(kind.string() ?? "") has no `\(key)`.", remedy: "Add `\(key):` with \(meaning).")
    return nil
  }

  // MARK: HTTP

  private func authentication(_ value: YAMLValue) -> HTTPSource.Authentication {
    if value.isScalar {
      switch value.string() {
      case "bearer": return .bearer
      case "none": return .none
      default: value.fault(.invalidValue, "There is no such `auth`.", remedy: "Write bearer, none, or { header: NAME }.")
      }
      return .bearer
    }
    guard let mapping = value.mapping() else { return .bearer }
    let name = mapping.required("header", "the name of the header that takes the token")?.string()
    mapping.finish()
    return name.map { .header($0) } ?? .bearer
  }

  private func endpoint(_ mapping: YAMLMapping) -> HTTPEndpoint? {
    let collection = collectionAddress(mapping.required("collection", "`dataset.collection`"))
    let lookups = (mapping.required("lookups", "a request for each field that it is entered by")?.list() ?? []).compactMap {
      $0.mapping().flatMap(lookup)
    }
    let rows = path(mapping.optional("rows"))
    let pages = mapping.optional("pages").flatMap(pages)
    mapping.finish()
    guard let collection else { return nil }
    return HTTPEndpoint(collection: collection, lookups: lookups, rows: rows, pages: pages, location: mapping.location)
  }

  private func lookup(_ mapping: YAMLMapping) -> HTTPLookup? {
    let field = path(mapping.required("field", "the field that the value belongs to"))
    let path = mapping.required("path", "the path below the connection's URL")
    var query: [String: String] = [:]
    if let parameters = mapping.optional("query"), case .object(let members) = parameters.json() {
      for (name, value) in members { query[name] = value.keyText ?? "" }
    }
    let isNotFoundEmpty = mapping.choice("not_found", of: NotFound.self) == .empty
    mapping.finish()
    guard let path, let text = path.string(), !field.isEmpty else { return nil }
    checkRequest(path, text, query)
    return HTTPLookup(field: field, path: text, query: query, isNotFoundEmpty: isNotFoundEmpty, location: mapping.location)
  }

  private func checkRequest(_ path: YAMLValue, _ text: String, _ query: [String: String]) {
    let places = text.ranges(of: HTTPLookup.placeholder).count + query.values.filter { $0 == HTTPLookup.placeholder }.count
    if places != 1 {
      path.fault(
        .invalidValue, "The value that is asked for stands \(places) times in the request.",
        remedy: "Write {value} once: as a whole value in `query`, or as a part of `path`.")
    }
    let plain = text.replacing(HTTPLookup.placeholder, with: "")
    if !text.hasPrefix("/") || plain.contains(where: { "?#{}\\ ".contains($0) }) || plain.split(separator: "/").contains("..") {
      path.fault(
        .invalidValue, "`\(text)` is no path below the connection's URL.",
        remedy: "Begin with /, without `..`, `?`, `#` or braces but {value}; parameters belong to `query`.")
    }
  }

  private func pages(_ value: YAMLValue) -> HTTPPages? {
    if value.isScalar {
      if value.string() == "link" { return .link }
      value.fault(.invalidValue, "There is no such way through pages.", remedy: "Write link, or a mapping with `next` or `number`.")
      return nil
    }
    guard let mapping = value.mapping() else { return nil }
    let next = path(mapping.optional("next"))
    let parameter = mapping.optional("parameter")?.string()
    let number = mapping.optional("number")?.string()
    let first = mapping.optional("first")?.int() ?? 1
    mapping.finish()
    if let number { return .number(parameter: number, first: first) }
    guard !next.isEmpty else {
      value.fault(
        .missingKey, "`\(value.path)` does not say where the next page is.",
        remedy: "Add `next:` (with `parameter:` where it is no URL), or `number:` with the parameter that numbers pages.")
      return nil
    }
    return parameter.map { .cursor(next: next, parameter: $0) } ?? .url(next: next)
  }

  private func path(_ value: YAMLValue?) -> [String] { value?.string()?.split(separator: ".").map(String.init) ?? [] }

  // MARK: Files

  private func file(_ mapping: YAMLMapping) -> FileCollection? {
    let collection = collectionAddress(mapping.required("collection", "`dataset.collection`"))
    let name = mapping.required("name", "the file's name, or a pattern with *")
    let kind = mapping.required("format", "csv, json-lines, json, mbox or combined").flatMap { _ in
      mapping.choice("format", of: FormatKind.self)
    }
    let delimiter = mapping.optional("delimiter")
    let extra = mapping.strings("extra")
    let rows = path(mapping.optional("rows"))
    mapping.finish()
    guard let collection, let name, let text = name.string(), let kind else { return nil }
    if text.contains("/") || text.hasPrefix(".") {
      name.fault(
        .invalidValue, "`\(text)` is no name of a file in the connection's folder.",
        remedy: "Write a name without `/` that does not begin with a dot; the folder is configuration.")
    }
    let format: FileFormat =
      switch kind {
      case .csv: .csv(delimiter: self.delimiter(delimiter))
      case .jsonLines: .jsonLines
      case .json: .json(rows: rows)
      case .mbox: .mailbox
      case .combined: .combinedLog(extra: extra)
      }
    return FileCollection(collection: collection, name: text, format: format, location: mapping.location)
  }

  private func delimiter(_ value: YAMLValue?) -> UInt8 {
    guard let value, let text = value.string() else { return UInt8(ascii: ",") }
    if text == "tab" { return UInt8(ascii: "\t") }
    if text.utf8.count == 1, let byte = text.utf8.first, byte != UInt8(ascii: "\""), byte > 32 { return byte }
    value.fault(.invalidValue, "`\(text)` cannot part the values of a line.", remedy: "Write one character, such as ;, or tab.")
    return UInt8(ascii: ",")
  }

  private enum NotFound: String, CaseIterable { case empty, fault }

  private enum FormatKind: String, CaseIterable {
    case csv, combined, json, mbox
    case jsonLines = "json-lines"
  }
}
