import Foundation
import HabeasTesting

extension Installation {
  /// The marks of every record of a person, found by plain joins: not by the way that the product searches.
  func canaries(of address: String) async throws -> Set<String> {
    let server = try database.postgres
    let sql = """
      WITH person AS (SELECT id, customer_number FROM crm.contacts WHERE lower(email) = lower(:'address'))
      SELECT record_mark FROM crm.contacts WHERE id IN (SELECT id FROM person)
      UNION ALL SELECT record_mark FROM crm.interactions WHERE contact_id IN (SELECT id FROM person)
      UNION ALL SELECT record_mark FROM portal.accounts WHERE lower(email) = lower(:'address')
      UNION ALL SELECT s.record_mark FROM portal.sessions s JOIN portal.accounts a ON a.id = s.account_id WHERE lower(a.email) = lower(:'address')
      UNION ALL SELECT record_mark FROM sales.orders WHERE customer_number IN (SELECT customer_number FROM person)
      UNION ALL SELECT i.record_mark FROM sales.order_items i JOIN sales.orders o ON o.id = i.order_id
        WHERE o.customer_number IN (SELECT customer_number FROM person)
      UNION ALL SELECT i.record_mark FROM sales.invoices i JOIN sales.orders o ON o.id = i.order_id
        WHERE o.customer_number IN (SELECT customer_number FROM person)
      UNION ALL SELECT record_mark FROM marketing.preferences WHERE lower(email) = lower(:'address')
      UNION ALL SELECT c.record_mark FROM marketing.campaign_sends c JOIN marketing.preferences p ON p.id = c.preference_id
        WHERE lower(p.email) = lower(:'address')
      UNION ALL SELECT r.record_mark FROM marketing.survey_responses r JOIN marketing.preferences p ON p.id = r.preference_id
        WHERE lower(p.email) = lower(:'address')
      UNION ALL SELECT record_mark FROM web.visitors WHERE lower(email) = lower(:'address')
      UNION ALL SELECT v.record_mark FROM web.page_views v JOIN web.visitors w ON w.id = v.visitor_id WHERE lower(w.email) = lower(:'address')
      UNION ALL SELECT record_mark FROM reception.visitor_book WHERE lower(email) = lower(:'address')
      """
    let file = directory + "/canaries.sql"
    try sql.write(toFile: file, atomically: true, encoding: .utf8)
    let output = try await Program.run(
      "/usr/bin/psql",
      ["--no-psqlrc", "--tuples-only", "--no-align", "-v", "ON_ERROR_STOP=1", "-v", "address=\(address)", "-d", "estate", "-f", file],
      environment: ["PGHOST": server.host, "PGPORT": "\(server.port)", "PGUSER": server.user, "PGPASSWORD": server.password])
    return Set(output.split(separator: "\n").map(String.init))
  }
}
