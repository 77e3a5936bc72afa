package org.cfgmgr.match;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/** USB: the exact device, then what its interfaces are (USB-IF defined class codes). */
final class UsbKeys {
  /** Which of its interfaces says best what a device is: a headset with buttons is a headset. */
  private static final List<String> TELLING =
      List.of("09", "08", "07", "0e", "e0", "02", "06", "01", "0b", "0d", "10", "03");

  private UsbKeys() {}

  static Stream<TypeKey> of(Device device) {
    List<String> interfaces =
        Stream.of(codes(device).split(" "))
            .filter(code -> code.length() == 6)
            .sorted(Comparator.comparingInt(UsbKeys::rank))
            .toList();
    return Stream.concat(
        Stream.of(new TypeKey("usb", device.fact(Fact.USB_ID).toLowerCase(Locale.ROOT))),
        Stream.of(6, 4, 2)
            .flatMap(digits -> interfaces.stream().map(code -> code.substring(0, digits)))
            .distinct()
            .map(code -> new TypeKey("usbif", code)));
  }

  private static String codes(Device device) {
    String interfaces = device.fact(Fact.USB_INTERFACES);
    String all = interfaces.isEmpty() ? device.fact("bDeviceClass") + "0000" : interfaces;
    return all.toLowerCase(Locale.ROOT);
  }

  private static int rank(String code) {
    int place = TELLING.indexOf(code.substring(0, 2));
    return place < 0 ? TELLING.size() : place;
  }
}
