import ControllerProfile
import DataMap

extension BundleContent {
  /// Up to this many columns a collection is one table; with more, each record gets a table of its own, so that nothing runs off a page.
  static let widestTable = 6

  /// What the placeholders of `report.html` stand for.
  var reportPlaceholders: [String: TemplateValue] {
    let language = particulars.language
    return [
      "language": .text(language),
      "demonstration": .flag(particulars.demonstration),
      "controller": .text(particulars.profile.name),
      "reference": .text(particulars.reference),
      "received": .text(LetterDate.text(particulars.receivedOn, language: language)),
      "date": .text(LetterDate.text(particulars.respondedOn, language: language)),
      "dpo": .object(["title": .text(particulars.profile.dpo.title), "email": .text(particulars.profile.dpo.email)]),
      "held": .flag(rowCount > 0),
      "withheld": .object([
        "any": .flag(!withheld.isEmpty),
        "items": .list(
          withheld.map { item in
            .object(["what": .text(item.what), "sentence": .text(item.reason.sentence), "citation": .text(item.reason.citation)])
          }),
      ]),
      "systems": .list(reportSystems),
    ]
  }

  /// Every system with what was found in it, cell by cell.
  var reportSystems: [TemplateValue] { systems.enumerated().map { $1.reportValue(number: $0 + 1) } }
}

extension BundleContent.System {
  fileprivate func reportValue(number: Int) -> TemplateValue {
    let id = "system-\(number)"
    return .object([
      "id": .text(id),
      "name": .text(system.name),
      "owner": TemplateValue(system.owner.isEmpty ? nil : system.owner),
      "records": .text(String(system.rowCount)),
      "isOneRecord": .flag(system.rowCount == 1),
      "isFound": .flag(system.outcome == .found),
      "isNothingFound": .flag(system.outcome == .nothingFound),
      "isConfirmedByPerson": .flag(system.outcome == .confirmedByPerson),
      "skipReason": TemplateValue(system.outcome.reason),
      "collections": .list(collections.enumerated().map { $1.reportValue(id: "\(id)-\($0 + 1)") }),
    ])
  }
}

extension CollectionContent {
  fileprivate func reportValue(id: String) -> TemplateValue {
    let isTable = collection.fields.count <= BundleContent.widestTable
    return .object([
      "id": .text(id),
      "name": .text(collection.name),
      "categories": TemplateValue(CategoryName.list(collection.dataCategories)),
      "csv": .text(csvPath),
      "count": .text(String(rows.count)),
      "isOne": .flag(rows.count == 1),
      "isEmpty": .flag(rows.isEmpty),
      "isTable": .flag(isTable && !rows.isEmpty),
      "isRecords": .flag(!isTable && !rows.isEmpty),
      "columns": .list(collection.fields.map { .object(["label": .text($0.label), "isSecret": .flag($0.isSecret)]) }),
      "rows": .list(
        rows.enumerated().map { index, row in
          .object([
            "number": .text(String(index + 1)),
            "cells": .list(zip(collection.fields, row).map { field, cell in cell.reportValue(label: field.label) }),
          ])
        }),
    ])
  }
}

extension CollectionContent.Cell {
  fileprivate func reportValue(label: String) -> TemplateValue {
    var text: String?
    var flag: Bool?
    switch self {
    case .value(.bool(let value)): flag = value
    case .value(let value): text = DisplayText.text(value)
    case .secret, .empty: break
    }
    return .object([
      "label": .text(label),
      "text": TemplateValue(text),
      "isYes": .flag(flag == true),
      "isNo": .flag(flag == false),
      "isSecret": .flag(self == .secret),
      "isMissing": .flag(self == .empty),
    ])
  }
}
