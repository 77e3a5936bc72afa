package org.cfgmgr.preflight;

import java.util.List;
import java.util.Optional;

/** Where modules and firmware are loaded from at some time of the boot. */
interface ModuleStore {
  /** Whether a module lies there. */
  boolean has(String module);

  /** The modules that must be loaded before this one. */
  List<String> needs(String module);

  /** What keeps a module from being loaded by alias there. */
  Optional<String> blocked(String module);

  /** Whether the kernel finds a firmware file there. */
  boolean hasFirmware(String name);

  /** For people, behind a module's name: {@code which the initramfs lacks}. */
  String lacking();
}
