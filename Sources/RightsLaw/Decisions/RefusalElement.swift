/// What a refusal must tell the person (`law.md` R14, Article 12(4)).
public enum RefusalElement: String, Codable, CaseIterable, Sendable {
  case reasons
  case complaintToController = "complaint-to-controller"
  case complaintToCommissioner = "complaint-to-commissioner"
  /// For a person outside the United Kingdom, beside the Commissioner.
  case requestersAuthority = "requesters-authority"
  case judicialRemedy = "judicial-remedy"
}
