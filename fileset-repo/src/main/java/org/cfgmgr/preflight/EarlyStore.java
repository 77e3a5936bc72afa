package org.cfgmgr.preflight;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.image.Modules;

/** The initramfs: all there is before the root file system is mounted. */
final class EarlyStore implements ModuleStore {
  private final Case all;
  private final Blacklist blacklist;
  private final Modules own;

  EarlyStore(Case all) {
    this.all = all;
    this.blacklist = Blacklist.of(all);
    this.own =
        all.initramfs()
            .flatMap(initramfs -> initramfs.text("lib/modules/" + all.release() + "/modules.dep"))
            .map(Modules::parse)
            .orElse(all.modules());
  }

  @Override
  public boolean has(String module) {
    return all.initramfs()
        .filter(initramfs -> initramfs.hasModule(all.release(), module))
        .isPresent();
  }

  @Override
  public List<String> needs(String module) {
    return (own.file(module).isPresent() ? own : all.modules()).needs(module);
  }

  @Override
  public Optional<String> blocked(String module) {
    return blacklist.why(module);
  }

  @Override
  public boolean hasFirmware(String name) {
    return all.initramfs()
        .filter(initramfs -> initramfs.hasFirmware(all.release(), name))
        .isPresent();
  }

  @Override
  public String lacking() {
    return all.initramfs().isPresent() ? "which the initramfs lacks" : "and there is no initramfs";
  }
}
