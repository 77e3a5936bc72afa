package org.cfgmgr.daemon.device;

import java.util.List;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.method.MethodMessage;

/** A method could not do its work; the text is what users see. */
final class MethodFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final int code;

  private MethodFailure(String text, int code) {
    super(text);
    this.text = text;
    this.code = code;
  }

  static MethodFailure of(String method, MethodExit exit, String detail) {
    return new MethodFailure(MethodMessage.of(method, exit, detail), ExitCode.FAILED);
  }

  /** Of a program whose exit code the interface does not know. */
  static MethodFailure foreign(String method, String detail) {
    return new MethodFailure("Method error (" + method + "):\n\t" + detail, ExitCode.FAILED);
  }

  /** Of a device whose software is missing, in the words of AIX's cfgmgr. */
  static MethodFailure missing(String method, String device, List<String> filesets) {
    String detail =
        """
        0514-621 WARNING: The following device packages are required for
        \tdevice support but are not currently installed.
        \t%s: %s""";
    return new MethodFailure(
        "Method error (%s):\n\t".formatted(method)
            + detail.formatted(device, String.join(" ", filesets)),
        ExitCode.MISSING);
  }

  /** The exit code of the command. */
  int code() {
    return code;
  }

  String text() {
    return text;
  }
}
