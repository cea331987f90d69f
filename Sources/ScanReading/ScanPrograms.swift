/// The programs that read a scan, from the Debian packages tesseract-ocr and poppler-utils.
public struct ScanPrograms: Hashable, Sendable {
  public var tesseract = "/usr/bin/tesseract"
  public var pdftoppm = "/usr/bin/pdftoppm"

  public init() {}
}
