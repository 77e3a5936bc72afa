package org.cfgmgr.scan;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory (kernel, Documentation/ABI/testing/sysfs-devices-memory). A large machine has thousands of
 * blocks that differ by number only: no file of theirs is read. The memory as a whole is one device
 * more.
 */
final class MemoryScanner implements BusScanner {
  static final String BUS = "memory";
  static final String MEMINFO = "proc/meminfo";
  private static final String WHOLE = "/devices/system/memory";
  private static final String BLOCK_SIZE = "block_size_bytes";
  private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB");

  @Override
  public String bus() {
    return BUS;
  }

  @Override
  public Set<String> attributes() {
    return Set.of(BLOCK_SIZE);
  }

  @Override
  public void describe(Sighting block) {}

  /** Sizes are decimal bytes, though {@code block_size_bytes} is a hexadecimal file. */
  @Override
  public void relate(Census census) {
    int blocks = census.onBus(BUS).size();
    Sighting whole = census.sight(BUS, WHOLE, BUS);
    String size = Hex.digits(whole.read(BLOCK_SIZE), 15);
    if (blocks > 0) {
      whole.put("blocks", Integer.toString(blocks));
    }
    if (!size.isEmpty()) {
      long bytes = Long.parseLong(size, 16);
      whole.put(BLOCK_SIZE, Long.toString(bytes));
      whole.put("size_bytes", blocks == 0 ? "" : Long.toString(bytes * blocks));
    }
    whole.put("mem_total_kb", total(census.tree()));
    census.add(whole);
  }

  private static String total(SysTree tree) {
    Matcher total = TOTAL.matcher(tree.read(MEMINFO).orElse(""));
    return total.find() ? total.group(1) : "";
  }
}
