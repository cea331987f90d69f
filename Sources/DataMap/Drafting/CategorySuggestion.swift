/// The category of the Fides taxonomy that a column seems to have, for a person to correct.
enum CategorySuggestion {
  /// By what the values look like, then by the words of the name; `nil` where nothing speaks for one.
  static func category(of column: DraftTable.Column) -> DataCategory? {
    switch column.shape {
    case .email: return DataCategory("user.contact.email")
    case .telephone: return DataCategory("user.contact.phone_number")
    case .address: return DataCategory("user.device.ip_address")
    case .iban: return DataCategory("user.financial.bank_account")
    case nil: break
    }
    let words = words(of: column.name)
    let joined = words.joined(separator: " ")
    return table.first { row in
      row.words.contains { entry in entry.contains(" ") ? " \(joined) ".contains(" \(entry) ") : words.contains(entry) }
    }.map { DataCategory($0.category) }
  }

  /// `deliveryPostcode`, `delivery_postcode` and `DELIVERY-POSTCODE` are the same two words.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name {
      if !(character.isLetter || character.isNumber) || character.isUppercase && wasLower {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter || character.isNumber { word += character.lowercased() }
      wasLower = character.isLowercase || character.isNumber
    }
    return word.isEmpty ? words : words + [word]
  }

  /// The more special first. Words of names in several languages, because tables have them.
  private static let table: [(category: String, words: [String])] = [
    ("user.authorization.password", ["password", "passwd", "pwd", "passwort", "kennwort", "haslo"]),
    ("user.authorization.credentials", ["secret", "token", "api key", "hash", "salt", "otp", "pin"]),
    ("user.contact.email", ["email", "mail", "e mail"]),
    ("user.contact.phone_number", ["phone", "telephone", "tel", "mobile", "fax", "telefon", "handy", "telefono", "telephone number"]),
    ("user.contact.address.postal_code", ["postcode", "zip", "zipcode", "plz", "postal code", "kod pocztowy"]),
    ("user.contact.address.city", ["city", "town", "ort", "stadt", "ville", "miasto"]),
    ("user.contact.address.country", ["country", "land", "pays", "kraj"]),
    ("user.contact.address.street", ["street", "address", "strasse", "addr", "rue", "ulica", "address1", "address2"]),
    ("user.name.first", ["first name", "firstname", "forename", "given name", "vorname", "prenom", "imie"]),
    ("user.name.last", ["last name", "lastname", "surname", "family name", "nachname", "nom", "nazwisko"]),
    ("user.device.ip_address", ["ip", "ip address", "remote addr"]),
    ("user.device.cookie_id", ["cookie", "cookie id"]),
    ("user.device", ["user agent", "device", "browser"]),
    ("user.demographic.date_of_birth", ["birth", "birthday", "dob", "birthdate", "geburtsdatum", "date of birth"]),
    ("user.demographic.gender", ["gender", "sex", "geschlecht"]),
    ("user.government_id", ["passport", "ssn", "national insurance", "nino", "pesel", "tax id", "steuernummer"]),
    ("user.financial.bank_account", ["iban", "bic", "account number", "sort code"]),
    ("user.financial", ["amount", "invoice", "price", "total", "balance", "paid", "payment", "card", "betrag"]),
    ("user.job_title", ["job", "job title", "position", "role title"]),
    ("user.workplace", ["company", "employer", "organisation", "organization", "firma"]),
    ("user.privacy_preferences", ["consent", "opt in", "opt out", "unsubscribed", "marketing", "newsletter"]),
    ("user.behavior.search_history", ["search", "query", "search term"]),
    ("user.behavior.browsing_history", ["page", "visit", "referrer", "referer", "url"]),
    ("user.behavior.purchase_history", ["order", "article", "product", "quantity", "purchase"]),
    ("user.location", ["latitude", "longitude", "lat", "lon", "location", "geo"]),
    ("user.social", ["twitter", "facebook", "instagram", "linkedin", "social"]),
    ("user.content", ["note", "notes", "comment", "message", "body", "text", "description", "subject", "remark", "answer", "bemerkung"]),
    ("user.account", ["username", "login", "user name", "account"]),
    ("user.name", ["name", "fullname", "full name", "contact name", "customer name"]),
    (
      "user.unique_id",
      ["customer id", "customer number", "user id", "person id", "contact id", "member id", "client id", "kundennummer", "uid"]
    ),
    ("system.operations", ["id", "created", "updated", "modified", "deleted", "version", "status", "state", "sequence", "key"]),
  ]
}
