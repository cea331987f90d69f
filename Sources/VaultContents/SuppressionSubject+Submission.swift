public import Intake

extension SuppressionSubject {
  /// The writer of a submission, by everything that they gave.
  public init(writerOf submission: Submission) {
    self.init(
      emails: submission.sender.map { [$0.address] } ?? [], phones: submission.phone.map { [$0] } ?? [],
      customerNumbers: submission.customerNumber.map { [$0] } ?? [], name: submission.postalAddress?.name ?? submission.sender?.name,
      postalLines: submission.postalAddress?.lines ?? [], postcode: submission.postalAddress?.postcode)
  }
}
