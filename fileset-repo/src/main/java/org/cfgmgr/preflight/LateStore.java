package org.cfgmgr.preflight;

import java.util.List;
import java.util.Optional;

/** The mounted root file system. */
final class LateStore implements ModuleStore {
  private final Case all;

  LateStore(Case all) {
    this.all = all;
  }

  @Override
  public boolean has(String module) {
    return all.modules()
        .file(module)
        .filter(file -> all.image().has("lib/modules/" + all.release() + "/" + file))
        .isPresent();
  }

  @Override
  public List<String> needs(String module) {
    return all.modules().needs(module);
  }

  /** What modprobe.d says is known to the kernel's own look-up. */
  @Override
  public Optional<String> blocked(String module) {
    return Optional.empty();
  }

  @Override
  public boolean hasFirmware(String name) {
    return all.image().hasFirmware(all.release(), name);
  }

  @Override
  public String lacking() {
    return "whose file is not below /lib/modules/" + all.release();
  }
}
