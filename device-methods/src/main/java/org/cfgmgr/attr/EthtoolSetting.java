package org.cfgmgr.attr;

import static java.util.Map.entry;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A setting of an interface's driver (kernel, linux/ethtool.h).
 *
 * @param getCommand fills a structure
 * @param setCommand takes it
 * @param size of the structure, in words
 * @param index of the value's word
 * @param maximum of the word with the highest value; 0 when the setting is a switch
 */
public record EthtoolSetting(int getCommand, int setCommand, int size, int index, int maximum) {
  private static final Map<String, EthtoolSetting> ALL =
      Map.ofEntries(
          entry("rings.rx", rings(5, 1)),
          entry("rings.tx", rings(8, 4)),
          entry("channels.rx", channels(5, 1)),
          entry("channels.tx", channels(6, 2)),
          entry("channels.combined", channels(8, 4)),
          entry("features.rx-checksum", feature(0x14, 0x15)),
          entry("features.tx-checksum", feature(0x16, 0x17)),
          entry("features.sg", feature(0x18, 0x19)),
          entry("features.tso", feature(0x1e, 0x1f)),
          entry("features.gso", feature(0x23, 0x24)),
          entry("features.gro", feature(0x2b, 0x2c)));

  /** The setting of a {@link KernelPlace} of kind ETHTOOL; empty when there is none. */
  public static Optional<EthtoolSetting> of(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** Struct ethtool_ringparam. */
  private static EthtoolSetting rings(int index, int maximum) {
    return new EthtoolSetting(0x10, 0x11, 9, index, maximum);
  }

  /** Struct ethtool_channels. */
  private static EthtoolSetting channels(int index, int maximum) {
    return new EthtoolSetting(0x3c, 0x3d, 9, index, maximum);
  }

  /** Struct ethtool_value. */
  private static EthtoolSetting feature(int get, int set) {
    return new EthtoolSetting(get, set, 2, 1, 0);
  }

  /**
   * What the driver says now.
   *
   * @throws IOException when the driver does not know the setting
   */
  public int[] get(EthtoolCalls calls, String networkInterface) throws IOException {
    int[] words = new int[size];
    words[0] = getCommand;
    return calls.call(networkInterface, words);
  }

  /**
   * Changes the value and leaves the rest of its structure.
   *
   * @param now what {@link #get} gave
   * @param value a number of {@link #number}
   */
  public int[] changed(int[] now, int value) {
    int[] words = now.clone();
    words[0] = setCommand;
    words[index] = value;
    return words;
  }

  /** The number of a value as people write it; empty when it is not one that can be set. */
  public Optional<Integer> number(String value) {
    if (!isSwitch()) {
      return KernelValue.number(value)
          .filter(number -> number.signum() >= 0 && number.bitLength() < Integer.SIZE)
          .map(BigInteger::intValue);
    }
    return KernelValue.same(value, "on")
        ? Optional.of(1)
        : Optional.of(0).filter(off -> KernelValue.same(value, "off"));
  }

  /** A driver without rings or without queues of this kind says that there are none at most. */
  boolean isOffered(int[] now) {
    return isSwitch() || now[maximum] != 0;
  }

  String value(int[] now) {
    return isSwitch() ? (now[index] == 0 ? "off" : "on") : Integer.toUnsignedString(now[index]);
  }

  List<String> choices(int[] now) {
    return isSwitch()
        ? List.of("on", "off")
        : List.of("1-" + Integer.toUnsignedString(now[maximum]));
  }

  private boolean isSwitch() {
    return maximum == 0;
  }
}
