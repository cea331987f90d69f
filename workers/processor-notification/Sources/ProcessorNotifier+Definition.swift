import CaseWorker
import ControllerProfile
import CurlTransport
import DataMap
import ProcessorProtocols
import Sealing
public import WorkerRuntime

extension ProcessorNotifier {
  /// The worker `processor-notification`.
  ///
  /// A processor that has acknowledged is asked again for about three and a half days before a person looks.
  public static let definition: WorkerDefinition = .steps(
    name: "processor-notification", policy: StepPolicy(attempts: 40, firstDelay: .seconds(2), maximumDelay: .seconds(10_800)),
    queues: { _ in ["processors.notify"] },
    handler: { context, store in
      let register = try context.processors()
      let transport = CurlTransport()
      var protocols: [String: any ProcessorProtocol] = [:]
      for processor in register.processors where processor.contact.contactProtocol == .http {
        let settings = try context.configuration.processor(processor.contact.address)
        protocols[processor.key] = try SignedWebhook(
          name: processor.key, url: settings.url, key: try WebhookKey(keyFile: settings.keyFile), transport: transport,
          rootCertificateFile: settings.rootCertificateFile)
      }
      return ProcessorNotifier(
        store: store, register: register, controller: try context.profile().name, protocols: protocols)
    })
}
