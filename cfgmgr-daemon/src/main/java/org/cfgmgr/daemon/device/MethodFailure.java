package org.cfgmgr.daemon.device;

import org.cfgmgr.method.MethodExit;
import org.cfgmgr.method.MethodMessage;

/** A method could not do its work; the text is what users see. */
final class MethodFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  private MethodFailure(String text) {
    super(text);
    this.text = text;
  }

  static MethodFailure of(String method, MethodExit exit, String detail) {
    return new MethodFailure(MethodMessage.of(method, exit, detail));
  }

  /** Of a program whose exit code the interface does not know. */
  static MethodFailure foreign(String method, String detail) {
    return new MethodFailure("Method error (" + method + "):\n\t" + detail);
  }

  String text() {
    return text;
  }
}
