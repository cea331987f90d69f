/// The portal's texts cannot be used: which file, what is wrong, what to do.
struct PortalTextsError: Error, Hashable, Sendable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
