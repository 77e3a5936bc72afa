package org.cfgmgr.preflight;

/** What will happen. */
public enum Outcome {
  /** It starts and answers on its network. */
  BOOTS("boots, and is reachable"),
  /** It starts, and nobody reaches it but at its console. */
  BOOTS_UNREACHABLE("boots, but is not reachable"),
  /** It hangs on what is not known. */
  DEPENDS("depends on what is not known"),
  /** It does not reach its root file system. */
  DOES_NOT_BOOT("does not boot");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** For people. */
  public String text() {
    return text;
  }
}
