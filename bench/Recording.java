import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Makes the recording of a big machine: {@code java Recording.java DIRECTORY DEVICES}.
 *
 * <p>A PCI domain has root ports, below each a switch with eight ports, below each of these a card
 * with two functions. Every card is a network card with two interfaces or an NVMe card with a disk:
 * entries on five levels, as they lie in the sysfs of kernel 6.1.
 */
final class Recording {
  private static final String NIC = "8086 10FB 020000 ixgbe";
  private static final String NVME = "144D A808 010802 nvme";
  private static final String PORT = "8086 2F02 060400 pcieport";

  private final Path root;
  private final int wanted;
  private int made;
  private int interfaces;
  private int disks;

  private Recording(Path root, int wanted) {
    this.root = root;
    this.wanted = wanted;
  }

  public static void main(String[] arguments) throws IOException {
    Recording recording = new Recording(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    for (String directory : new String[] {"bus/pci/devices", "bus/pci/drivers", "class/net", "class/block"}) {
      recording.directory("/" + directory);
    }
    for (int domain = 0; recording.made < recording.wanted; domain++) {
      recording.domain(domain);
    }
    System.out.println(recording.made);
  }

  /** Root ports on bus 0; each has seven buses of its own: the switch, its ports, their cards. */
  private void domain(int domain) throws IOException {
    String above = String.format("/devices/pci%04x:00", domain);
    for (int port = 0; port < 16 && made < wanted; port++) {
      int bus = 1 + port * 10;
      String rootPort = function(above, domain, 0, port, 0, PORT);
      String upstream = function(rootPort, domain, bus, 0, 0, PORT);
      for (int slot = 0; slot < 8 && made < wanted; slot++) {
        String downstream = function(upstream, domain, bus + 1, slot, 0, PORT);
        card(downstream, domain, bus + 2 + slot, (domain + port + slot) % 2 == 0);
      }
    }
  }

  private void card(String slot, int domain, int bus, boolean network) throws IOException {
    if (network) {
      for (int i = 0; i < 2; i++) {
        networkInterface(function(slot, domain, bus, 0, i, NIC));
      }
    } else {
      disk(function(slot, domain, bus, 0, 0, NVME));
    }
  }

  private String function(String above, int domain, int bus, int slot, int function, String kind)
      throws IOException {
    String[] words = kind.split(" ");
    String name = String.format("%04x:%02x:%02x.%d", domain, bus, slot, function);
    String path = above + "/" + name;
    String lower = words[2].toLowerCase(Locale.ROOT);
    String modalias =
        String.format(
            "pci:v0000%sd0000%ssv00008086sd00000001bc%ssc%si%s",
            words[0], words[1], words[2].substring(0, 2), words[2].substring(2, 4), words[2].substring(4));
    directory(path);
    Files.write(Path.of(root + "/sys" + path + "/config"), header(words));
    write(
        path + "/uevent",
        "DRIVER=" + words[3] + "\nPCI_CLASS=" + lower.replaceFirst("^0", "") + "\nPCI_ID=" + words[0] + ":"
            + words[1] + "\nPCI_SUBSYS_ID=8086:0001\nPCI_SLOT_NAME=" + name + "\nMODALIAS=" + modalias);
    write(path + "/class", "0x" + lower);
    write(path + "/vendor", "0x" + words[0].toLowerCase(Locale.ROOT));
    write(path + "/device", "0x" + words[1].toLowerCase(Locale.ROOT));
    write(path + "/revision", "0x01");
    write(path + "/irq", "11");
    write(path + "/resource", "0x00000000f0000000 0x00000000f0003fff 0x0000000000040200");
    link(path + "/driver", "/bus/pci/drivers/" + words[3]);
    link("/bus/pci/devices/" + name, path);
    made++;
    return path;
  }

  private void networkInterface(String above) throws IOException {
    int number = interfaces++;
    String name = "eth" + number;
    String path = above + "/net/" + name;
    directory(path);
    write(path + "/uevent", "INTERFACE=" + name + "\nIFINDEX=" + (number + 2));
    write(path + "/address",
        String.format("02:00:%02x:%02x:%02x:%02x", number >> 24, number >> 16 & 255, number >> 8 & 255, number & 255));
    write(path + "/type", "1");
    write(path + "/mtu", "1500");
    link("/class/net/" + name, path);
    made++;
  }

  private void disk(String above) throws IOException {
    int number = disks++;
    String name = "nvme" + number + "n1";
    String path = above + "/nvme/nvme" + number + "/" + name;
    directory(path);
    write(path + "/uevent", "MAJOR=259\nMINOR=" + number + "\nDEVNAME=" + name + "\nDEVTYPE=disk");
    write(path + "/size", "1953525168");
    write(path + "/wwid", String.format("eui.%016x", 0x25385000000000L + number));
    link("/class/block/" + name, path);
    made++;
  }

  /** The ids in the configuration space, little endian: all that other readers look at. */
  private static byte[] header(String[] words) {
    byte[] header = new byte[64];
    int vendor = Integer.parseInt(words[0], 16);
    int device = Integer.parseInt(words[1], 16);
    int kind = Integer.parseInt(words[2], 16);
    int[] bytes = {vendor, vendor >> 8, device, device >> 8, 0, 0, 0, 0, 1, kind, kind >> 8, kind >> 16};
    for (int i = 0; i < bytes.length; i++) {
      header[i] = (byte) bytes[i];
    }
    return header;
  }

  private void directory(String path) throws IOException {
    Files.createDirectories(Path.of(root + "/sys" + path));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(Path.of(root + "/sys" + file), text + "\n");
  }

  private void link(String file, String target) throws IOException {
    Path link = Path.of(root + "/sys" + file);
    Files.createSymbolicLink(link, link.getParent().relativize(Path.of(root + "/sys" + target)));
  }
}
