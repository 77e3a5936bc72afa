package org.cfgmgr.match;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cfgmgr.scan.Device;

/** The keys under which the type of a device is looked for. */
public final class TypeKeys {
  private static final Map<String, Function<Device, Stream<TypeKey>>> BY_BUS =
      Map.ofEntries(
          entry("pci", PciKeys::of),
          entry("usb", UsbKeys::of),
          entry("scsi", StorageKeys::scsi),
          entry("block", StorageKeys::block),
          entry("mmc", StorageKeys::mmc),
          entry("net", NetKeys::of),
          entry("acpi", FirmwareKeys::of),
          entry("pnp", FirmwareKeys::of),
          entry("platform", FirmwareKeys::of),
          entry("system", device -> Stream.of(new TypeKey("node", "machine"))),
          entry("pci_root", device -> Stream.of(new TypeKey("sys", "pci"))),
          entry("cpu", device -> Stream.of(new TypeKey("sys", "proc"))),
          entry("memory", device -> Stream.of(new TypeKey("sys", "mem"))),
          entry("virtio", AliasKeys::virtio),
          entry("serio", AliasKeys::serio),
          entry("vmbus", AliasKeys::afterColon),
          entry("xen", AliasKeys::afterColon),
          entry("nd", AliasKeys::devtype),
          entry("thunderbolt", AliasKeys::devtype),
          entry("hid", AliasKeys::none),
          entry("i2c", AliasKeys::afterColon),
          entry("spi", AliasKeys::afterColon));

  private TypeKeys() {}

  /** The keys, most specific first; the bus's own and the catch-all come last. */
  public static List<TypeKey> of(Device device) {
    List<TypeKey> keys = new ArrayList<>();
    BY_BUS
        .getOrDefault(device.bus(), AliasKeys::none)
        .apply(device)
        .filter(key -> !key.key().isEmpty())
        .forEach(keys::add);
    keys.add(new TypeKey(device.bus(), device.bus()));
    keys.add(Predefined.CATCH_ALL);
    return List.copyOf(keys);
  }
}
