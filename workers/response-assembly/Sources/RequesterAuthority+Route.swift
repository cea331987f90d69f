import ControllerProfile
import ResponseBundle
import RightsLaw
import VaultContents

extension RequesterAuthority {
  /// The authority of the country where a person lives, beside the controller's own (law.md O3, N12); `nil` where that is the same, where
  /// their country is not on file, and where no authority with a website is known.
  init?(of subject: VerifiedSubject, writtenBy profile: ControllerProfile) {
    guard subject.country != Jurisdiction(rawValue: profile.jurisdiction).country,
      let own = ComplaintRoute(country: subject.country).requestersOwn, let website = own.web
    else { return nil }
    self.init(name: own.name, website: website, isFederal: own.remit == .federal)
  }
}
