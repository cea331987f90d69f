import Hummingbird
import Logging
import PostgresClient
import Sealing

extension PortalRoutes {
  func showAnswer(_ path: String?, _ texts: PortalTexts) async throws -> Response {
    let secret = try secret(in: path)
    let offer = try await found { () async throws(PostgresError) in try await store.offer(behind: secret) }
    return Self.response(AnswerPage(frame: frame, texts: texts, offer: offer, secret: secret).page)
  }

  /// Gives the file. Its key comes from the link alone: neither the portal nor the database can open an answer by itself.
  func sendAnswer(_ request: Request, _ path: String?) async throws -> Response {
    _ = try await fields(of: request)
    let secret = try secret(in: path)
    let answer = try await found { () async throws(PostgresError) in try await store.download(secret) }
    let file: [UInt8]
    do throws(SealingError) {
      file = try DownloadSeal.open(answer.sealed, secret: secret.bytes)
    } catch {
      logger.error("answer.unreadable", metadata: ["reason": "\(error.code.rawValue)"])
      throw ProblemPage.unavailable
    }
    logger.info("answer.fetched")
    let name = answer.fileName.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/octet-stream", .contentDisposition: "attachment; filename=\"\(name.isEmpty ? "answer.zip" : name)\"",
      ], body: .init(byteBuffer: ByteBuffer(bytes: file)))
  }
}
