package org.cfgmgr.guard;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/**
 * What shows the system console ({@code /sys/class/tty/console/active}, {@code /proc/consoles}): a
 * serial port ({@code /sys/class/tty/NAME}); for the virtual terminals the display ({@code
 * /sys/class/vtconsole}: the frame buffers of {@code /sys/class/graphics} when that driver is
 * bound, the PCI device with {@code boot_vga} for VGA text); for {@code hvcN} the virtio consoles,
 * as the kernel does not tell which.
 */
final class Consoles implements Source {
  private static final Pattern TERMINAL = Pattern.compile("tty\\d*");
  private static final Pattern FRAME_BUFFER = Pattern.compile("fb\\d+");
  private static final String VIRTIO = "sys/bus/virtio/drivers/virtio_console";

  private final KernelFiles files;

  Consoles(KernelFiles files) {
    this.files = files;
  }

  @Override
  public Stream<Claim> claims() {
    return active().stream().flatMap(this::claims);
  }

  private Set<String> active() {
    Set<String> found = new LinkedHashSet<>();
    files
        .text("sys/class/tty/console/active")
        .ifPresent(names -> found.addAll(Arrays.asList(names.split(" ", -1))));
    files.lines("proc/consoles").forEach(line -> found.add(line.split(" ", 2)[0]));
    return found;
  }

  private Stream<Claim> claims(String console) {
    if (TERMINAL.matcher(console).matches()) {
      return display();
    }
    Stream<String> devices =
        console.startsWith("hvc")
            ? files.devices(VIRTIO).stream()
            : files.device("sys/class/tty/" + console).stream();
    return devices.map(path -> claim(path, "is the console " + console));
  }

  private static Claim claim(String path, String what) {
    boolean isNamed = what.endsWith(" " + Claim.name(path));
    return Claim.of(Strength.CONSOLE, path, isNamed ? "is a console" : what);
  }

  private Stream<Claim> display() {
    return files.names("sys/class/vtconsole").stream()
        .flatMap(name -> files.device("sys/class/vtconsole/" + name).stream())
        .filter(path -> files.text("sys" + path + "/bind").filter("1"::equals).isPresent())
        .flatMap(path -> files.text("sys" + path + "/name").stream())
        .flatMap(this::display)
        .map(path -> claim(path, "shows the console"));
  }

  private Stream<String> display(String driver) {
    if (driver.contains("frame buffer")) {
      return files.names("sys/class/graphics").stream()
          .filter(name -> FRAME_BUFFER.matcher(name).matches())
          .flatMap(name -> files.device("sys/class/graphics/" + name).stream());
    }
    return driver.contains("VGA")
        ? files.devices("sys/bus/pci/devices").stream().filter(this::isBootVga)
        : Stream.empty();
  }

  private boolean isBootVga(String path) {
    return files.text("sys" + path + "/boot_vga").filter("1"::equals).isPresent();
  }
}
