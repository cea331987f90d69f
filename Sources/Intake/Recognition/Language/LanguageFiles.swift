/// The languages that come with the product: one file each.
enum LanguageFiles {
  static let all: [String: [UInt8]] = [
    "cs": PackageResources.cs_json, "de": PackageResources.de_json, "el": PackageResources.el_json, "en": PackageResources.en_json,
    "es": PackageResources.es_json, "fr": PackageResources.fr_json, "hr": PackageResources.hr_json, "it": PackageResources.it_json,
    "nl": PackageResources.nl_json, "pl": PackageResources.pl_json, "pt": PackageResources.pt_json, "sv": PackageResources.sv_json,
  ]
}
