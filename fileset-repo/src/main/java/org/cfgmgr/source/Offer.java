package org.cfgmgr.source;

import java.util.List;

/**
 * What an installation would do.
 *
 * @param asked the packages that were asked for
 * @param installed that are new
 * @param upgraded that are there in another version
 * @param removed that must go
 * @param bytes to be fetched
 */
public record Offer(
    List<String> asked, List<Item> installed, List<Item> upgraded, List<Item> removed, long bytes) {
  public Offer {
    asked = List.copyOf(asked);
    installed = List.copyOf(installed);
    upgraded = List.copyOf(upgraded);
    removed = List.copyOf(removed);
  }

  /**
   * A package.
   *
   * @param version that it will have; of one that is removed, that it has
   */
  public record Item(String name, String version) {
    @Override
    public String toString() {
      return name + " " + version;
    }
  }

  /** Whether nothing would be done. */
  public boolean isEmpty() {
    return installed.isEmpty() && upgraded.isEmpty() && removed.isEmpty();
  }

  /** The names of the new packages. */
  public List<String> newNames() {
    return installed.stream().map(Item::name).toList();
  }
}
