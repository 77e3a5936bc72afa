package org.cfgmgr.daemon.engine;

import java.util.Set;

/** The methods that are built in, by the names that AIX gives to their programs. */
final class BuiltIns {
  /** Defines the system itself, the top of the device tree. */
  static final String DEFSYS = "defsys";

  /** Defines the internet network extension. */
  static final String DEFINET = "definet";

  /** Configures any device by its facts. */
  static final String CFGDEV = "cfgdev";

  static final Set<String> NAMES = Set.of(DEFSYS, DEFINET, CFGDEV, "cfgsys", "cfgbus");

  private BuiltIns() {}
}
