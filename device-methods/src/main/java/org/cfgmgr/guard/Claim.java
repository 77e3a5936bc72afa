package org.cfgmgr.guard;

import org.cfgmgr.guard.Guard.Use;

/**
 * That one device is used, before it is known what lies under it.
 *
 * @param path its sysfs path
 * @param subject its name for people
 * @param predicate how it is used, a verb first: {@code is mounted on /}
 */
record Claim(Strength strength, String path, String subject, String predicate) {
  /** How much is lost with the device, the most first. */
  enum Strength {
    UNKNOWN,
    ROOT,
    MOUNTED,
    SWAP,
    STORAGE,
    PASSED,
    CONSOLE,
    DEFAULT_ROUTE,
    ADDRESS,
    PORT,
    MEMBER,
    OPEN
  }

  static Claim of(Strength strength, String path, String predicate) {
    return new Claim(strength, path, name(path), predicate);
  }

  /** The name of a device, as in {@code /dev}: the kernel writes a slash in it as {@code !}. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replace('!', '/');
  }

  /** Whether a device is another one, or above it. */
  static boolean covers(String above, String path) {
    return path.startsWith(above)
        && (path.length() == above.length() || path.charAt(above.length()) == '/');
  }

  /** The use of this device itself. */
  Use direct() {
    return new Use(path, subject + " " + predicate);
  }

  /** The use of what this device stands on. */
  Use through(String foundation) {
    return new Use(path, name(foundation) + " is under " + subject + ", which " + predicate);
  }
}
