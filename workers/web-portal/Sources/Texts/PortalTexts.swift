import Foundation
import RightsCase

/// Everything that the portal says in one language: a file of the controller's folder `portal/<language>.yaml`.
struct PortalTexts: Decodable, Sendable {
  struct Shell: Decodable, Sendable {
    let skip: String
    let languages: String
    let footer: String
  }

  struct Form: Decodable, Sendable {
    struct Wishes: Decodable, Sendable {
      let access, marketing, rectification, erasure, objection, restriction, portability, complaint: String
    }
    struct Channels: Decodable, Sendable { let email, sms, phone, post, web, social, survey: String }
    struct Errors: Decodable, Sendable { let wishes, message, name, email, contact, postal: String }

    let title, lead, legend, legendHint: String
    let wishes: Wishes
    let channelsLegend, channelsHint: String
    let channels: Channels
    let message, messageHint, aboutYou, fullName, email, emailHint, more, moreHint, phone, customer: String
    let street, streetHint, postcode, country, optional, withoutContact, privacy, send, errorTitle, errorPrefix: String
    let errors: Errors
    let again: String
  }

  struct Receipt: Decodable, Sendable {
    let title, lead, reference, linkTitle, linkHint, link, nextTitle: String
    let next: [String]
  }

  struct Status: Decodable, Sendable {
    struct States: Decodable, Sendable { let received, checking, working, answered, closed: String }

    let title, received, due, progress: String
    let steps: States
    let done, current: String
    let explained: States
    let code, codeHint, codeSend, codeTaken, codeError, codeTooMany, refresh: String
  }

  struct Answer: Decodable, Sendable { let title, lead, expires, button, safe: String }

  struct Problem: Decodable, Sendable {
    let notFoundTitle, notFound, tooManyTitle, tooMany, tooLargeTitle, tooLarge: String
    let unavailableTitle, unavailable, refusedTitle, refused, home: String
  }

  /// A BCP 47 tag, also the file's name.
  let language: String
  /// The language's name in itself.
  let name: String
  let shell: Shell
  let form: Form
  let receipt: Receipt
  let status: Status
  let answer: Answer
  let problem: Problem
}

extension PortalTexts.Form {
  func wish(_ wish: Wish) -> String {
    switch wish {
    case .access: wishes.access
    case .marketing: wishes.marketing
    case .rectification: wishes.rectification
    case .erasure: wishes.erasure
    case .objection: wishes.objection
    case .restriction: wishes.restriction
    case .portability: wishes.portability
    case .complaint: wishes.complaint
    }
  }

  func channel(_ channel: MarketingChannel) -> String {
    switch channel {
    case .email: channels.email
    case .sms: channels.sms
    case .phone: channels.phone
    case .post: channels.post
    case .web: channels.web
    case .social: channels.social
    case .survey: channels.survey
    }
  }

  func error(_ problem: RequestForm.Problem) -> String {
    switch problem {
    case .wishes: errors.wishes
    case .message: errors.message
    case .name: errors.name
    case .email: errors.email
    case .contact: errors.contact
    case .postal: errors.postal
    }
  }
}

extension PortalTexts.Status.States {
  subscript(state: Standing.State) -> String {
    switch state {
    case .received: received
    case .checking: checking
    case .working: working
    case .answered: answered
    case .closed: closed
    }
  }
}
