package org.cfgmgr.odm;

/**
 * A mistake in stanza text.
 *
 * @param source the file
 * @param line from 1
 * @param what what is wrong and what to do
 * @param raw the line itself
 */
public record StanzaProblem(String source, int line, String what, String raw) {
  @Override
  public String toString() {
    return "%s:%d: %s: '%s'".formatted(source, line, what, raw.strip());
  }
}
