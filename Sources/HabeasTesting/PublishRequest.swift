import Foundation

/// The body of the management API's `publish`: a persistent message in base 64.
struct PublishRequest: Encodable {
  let routingKey: String
  let properties: [String: String]
  let body: [UInt8]

  private enum CodingKeys: String, CodingKey {
    case properties, payload
    case routingKey = "routing_key"
    case encoding = "payload_encoding"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(routingKey, forKey: .routingKey)
    try container.encode(Data(body).base64EncodedString(), forKey: .payload)
    try container.encode("base64", forKey: .encoding)
    var properties = properties.mapValues(Property.text)
    properties["delivery_mode"] = .number(2)
    try container.encode(properties, forKey: .properties)
  }

  private enum Property: Encodable {
    case text(String)
    case number(Int)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      }
    }
  }
}
