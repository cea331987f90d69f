import Foundation

/// The facts from which the United Kingdom's table is generated.
struct BankHolidays: Decodable {
  struct Holiday: Decodable {
    let date: String
  }

  let divisions: [String: [Holiday]]

  static func committed() throws -> BankHolidays {
    let url = Checkout.root.appending(path: "scripts/law/data/uk-bank-holidays.json")
    return try JSONDecoder().decode(BankHolidays.self, from: Data(contentsOf: url))
  }
}
