package org.cfgmgr.odm;

/**
 * A rule of a run.
 *
 * @param phase 1 before root is mounted, 2 normal, 3 service
 * @param seq order within the phase, low first; 0 runs last
 * @param bootMask 0 for every kind of boot, else the bits of those it is for
 * @param match empty for a rule that runs once in its phase, else criteria over a device's facts
 */
public record ConfigRule(int phase, int seq, long bootMask, String rule, String match) {
  public static ConfigRule of(OdmObject object) {
    return new ConfigRule(
        (int) object.number("phase"),
        (int) object.number("seq"),
        object.number("boot_mask"),
        object.text("rule"),
        object.text("match"));
  }
}
