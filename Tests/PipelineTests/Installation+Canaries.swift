import HabeasTesting

extension Installation {
  /// The marks of every record of a person, as the estate's script wrote them down: not by the way that the product searches.
  func canaries(of address: String, in place: String? = nil) throws -> Set<String> {
    try SampleEstate(directory: directory + "/estate").canaries(of: address, in: place)
  }
}
