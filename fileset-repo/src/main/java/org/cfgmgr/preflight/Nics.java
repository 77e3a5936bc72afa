package org.cfgmgr.preflight;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;

/** The network cards of a machine. */
final class Nics {
  /**
   * One of them.
   *
   * @param chain what must work for it, from the top of the machine to the card
   * @param implied modaliases of what the recording does not show below it
   */
  record Nic(Device carrier, Port port, List<Device> chain, List<String> implied) {}

  private static final String ETHERNET = "1";
  private static final Set<String> CLASSES = Set.of("0200", "0280");

  private final DeviceTree machine;

  Nics(DeviceTree machine) {
    this.machine = machine;
  }

  /**
   * Those that are seen as interfaces, and those that nothing drove, in the order of their place.
   */
  List<Nic> all() {
    List<Nic> found = new ArrayList<>();
    for (Device device : machine.all()) {
      if (isInterface(device)) {
        machine.parent(device).ifPresent(carrier -> found.add(seen(carrier, device)));
      } else if (isCard(device) && interfaces(device).isEmpty()) {
        found.add(new Nic(device, Port.unseen(device), chain(device), implied(device)));
      }
    }
    return found;
  }

  private Nic seen(Device carrier, Device net) {
    return new Nic(carrier, Port.of(net), chain(carrier), List.of());
  }

  private static boolean isInterface(Device device) {
    String type = device.fact("type");
    return device.bus().equals("net")
        && !device.isVirtual()
        && (type.equals(ETHERNET) || type.isEmpty());
  }

  private List<Device> interfaces(Device card) {
    return machine.below(card.path()).stream().filter(Nics::isInterface).toList();
  }

  private boolean isCard(Device device) {
    String pciClass = device.fact(Fact.PCI_CLASS);
    if (device.bus().equals("virtio") && Virtio.is(device.modalias(), Virtio.NET)) {
      return machine.parent(device).filter(up -> up.bus().equals("pci")).isEmpty();
    }
    return pciClass.length() == 6
        && CLASSES.contains(pciClass.substring(0, 4))
        && device.fact("physfn").isEmpty();
  }

  private static List<String> implied(Device card) {
    String below = Virtio.below(card);
    return below.isEmpty() ? List.of() : List.of(below);
  }

  private List<Device> chain(Device device) {
    Deque<Device> chain = new ArrayDeque<>();
    for (Optional<Device> at = Optional.of(device); at.isPresent(); at = machine.parent(at.get())) {
      chain.push(at.get());
    }
    return List.copyOf(chain);
  }

  /** udev's ID_PATH of a card (src/udev/udev-builtin-path_id.c); "" where it has none. */
  String idPath(Device carrier) {
    List<Device> chain = chain(carrier);
    String usb = "";
    for (int i = chain.size() - 1; i >= 0; i--) {
      Device device = chain.get(i);
      Matcher port = USB.matcher(device.kernelName());
      if (device.bus().equals("usb") && usb.isEmpty() && port.matches()) {
        usb = "-usb-0:" + port.group(1);
      } else if (device.bus().equals("pci")) {
        return "pci-" + device.kernelName() + usb;
      }
    }
    return "";
  }

  private static final Pattern USB = Pattern.compile("\\d+-([\\d.]+(?::\\d+\\.\\d+)?)");
}
