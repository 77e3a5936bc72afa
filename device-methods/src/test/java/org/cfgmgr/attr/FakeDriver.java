package org.cfgmgr.attr;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A driver with rings of up to 4096 packets, receive rings a multiple of 8 at least, with 4
 * combined queues, and with offloads of which tso cannot be changed.
 */
public final class FakeDriver implements EthtoolCalls {
  private static final Map<Integer, Integer> GET = Map.of(0x11, 0x10, 0x3d, 0x3c, 0x2c, 0x2b);

  private final Map<Integer, int[]> structures = new HashMap<>();

  public FakeDriver() {
    put(0x10, 4096, 0, 0, 4096, 512, 0, 0, 256);
    put(0x3c, 0, 0, 1, 4, 0, 0, 1, 2);
    put(0x1e, 1);
    put(0x2b, 0);
  }

  private void put(int command, int... words) {
    int[] structure = new int[words.length + 1];
    structure[0] = command;
    System.arraycopy(words, 0, structure, 1, words.length);
    structures.put(command, structure);
  }

  @Override
  public int[] call(String networkInterface, int[] words) throws IOException {
    if (!networkInterface.equals("eth0")) {
      throw new IOException("No such device");
    }
    int[] known = structures.get(GET.getOrDefault(words[0], words[0]));
    if (known == null) {
      throw new IOException("Operation not supported");
    }
    if (GET.containsKey(words[0])) {
      set(words.clone(), known[0]);
    }
    return known.clone();
  }

  private void set(int[] words, int get) throws IOException {
    if (get == 0x10 && (words[5] > words[1] || words[8] > words[4])) {
      throw new IOException("Invalid argument");
    }
    words[0] = get;
    if (get == 0x10) {
      words[5] = (words[5] + 7) / 8 * 8;
    }
    structures.put(get, words);
  }
}
