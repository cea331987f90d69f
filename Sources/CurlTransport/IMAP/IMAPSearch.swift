/// Which messages of a folder to list.
public enum IMAPSearch: String, Sendable, Hashable, CaseIterable {
  case all = "ALL"
  case unseen = "UNSEEN"
}
