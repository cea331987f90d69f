import RightsLaw
import Testing

@Suite("O3: regulators", .timeLimit(.minutes(1)))
struct ComplaintRouteTests {
  @Test("O3, N12: the United Kingdom's is always named, the requester's own is added")
  func own() {
    for country in [nil, "GB", "gb", "UK"] {
      let route = ComplaintRoute(country: country)
      #expect(route.commissioner.country == "GB")
      #expect(route.requestersOwn == nil && route.note == nil)
    }
    let poland = ComplaintRoute(country: "pl")
    #expect(poland.commissioner.phone == "+44 303 123 1113")
    #expect(poland.requestersOwn?.name.hasPrefix("UODO") == true)
  }

  @Test("O3: every EU and EEA state, Switzerland and the islands have one", arguments: HolidayTable.countries.filter { $0 != "GB" })
  func everyCountry(_ country: String) {
    let own = ComplaintRoute(country: country).requestersOwn
    #expect(own?.country == country)
  }

  @Test("O3: a German Land has its own; without one the federal authority is named with a note")
  func germany() {
    #expect(ComplaintRoute(country: "DE", region: "BY").requestersOwn?.name.contains("BayLDA") == true)
    for land in ["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"] {
      let route = ComplaintRoute(country: "DE", region: land)
      #expect(route.requestersOwn?.region == land)
      #expect(route.requestersOwn?.remit == .general)
      #expect(route.note == nil)
    }
    for region in [nil, "XX"] {
      let route = ComplaintRoute(country: "DE", region: region)
      #expect(route.requestersOwn?.remit == .federal)
      #expect(route.note != nil)
    }
  }

  @Test("O3: a country without a known authority gets the Commissioner alone, and the letter can say so")
  func elsewhere() {
    let route = ComplaintRoute(country: "US")
    #expect(route.requestersOwn == nil)
    #expect(route.note != nil)
  }

  @Test("O3: a record is stale a year after it was checked, and where nobody has confirmed it")
  func stale() throws {
    let commissioner = SupervisoryAuthority.unitedKingdom
    #expect(commissioner.recordDate?.iso == "2026-03-08")
    #expect(!commissioner.isStale(on: try Case.day("2027-03-08")))
    #expect(commissioner.isStale(on: try Case.day("2027-03-09")))
    let guernsey = try #require(ComplaintRoute(country: "GG").requestersOwn)
    #expect(guernsey.isStale(on: try Case.day("2026-06-01")))
  }

  @Test("O3: the committed records have names and a way to write")
  func records() {
    #expect(SupervisoryAuthority.all.count == 60)
    for authority in SupervisoryAuthority.all {
      #expect(!authority.name.isEmpty && authority.country.count == 2)
      #expect(authority.web != nil || authority.email != nil || authority.address != nil)
    }
  }
}
