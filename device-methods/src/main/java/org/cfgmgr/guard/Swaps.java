package org.cfgmgr.guard;

import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/** Swap space, devices and files: {@code /proc/swaps} (proc(5)). */
final class Swaps implements Source {
  private final KernelFiles files;
  private final Blocks blocks;

  Swaps(KernelFiles files, Blocks blocks) {
    this.files = files;
    this.blocks = blocks;
  }

  @Override
  public Stream<Claim> claims() {
    return files.lines("proc/swaps").stream()
        .map(line -> Mount.unescape(KernelFiles.fields(line).get(0)))
        .filter(name -> name.startsWith("/"))
        .flatMap(this::claim);
  }

  private Stream<Claim> claim(String name) {
    String what = blocks.node(name).isPresent() ? "is swap" : "holds the swap file " + name;
    return blocks.holding(name).stream()
        .map(path -> new Claim(Strength.SWAP, path, blocks.title(path), what));
  }
}
