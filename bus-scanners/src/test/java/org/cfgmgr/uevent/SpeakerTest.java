package org.cfgmgr.uevent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.uevent.TestingEvents.DEVICE;
import static org.cfgmgr.uevent.TestingEvents.await;
import static org.cfgmgr.uevent.TestingEvents.provoke;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Speaks to the groups itself, which needs root. */
@Timeout(60)
class SpeakerTest {
  @Test
  void whatOthersSayInTheKernelsPlace_isNotBelieved() throws Exception {
    try (Uevents events = Uevents.kernel()) {
      send(
          Speaker.KERNEL,
          "add@/devices/forged\0ACTION=add\0DEVPATH=/devices/forged\0".getBytes(UTF_8));
      String mark = provoke();

      Uevent first =
          await(
              events,
              event ->
                  event.path().equals("/devices/forged")
                      || mark.equals(event.properties().get("SYNTH_UUID")));
      assertThat(first.path()).isEqualTo(DEVICE);
    }
  }

  @Test
  void whatRootSaysInUdevsPlace_isBelieved() throws Exception {
    try (Uevents events = NetlinkUevents.open(Speaker.UDEV, 1 << 16)) {
      send(Speaker.UDEV, "add@/devices/rubbish\0".getBytes(UTF_8));
      send(Speaker.UDEV, UdevMessageTest.message("ACTION=add\0DEVPATH=/devices/told\0ID=1\0"));

      Uevent event = await(events, one -> !one.path().startsWith("/devices/virtual"));
      assertThat(event.path()).isEqualTo("/devices/told");
      assertThat(event.properties()).containsEntry("ID", "1");
    }
  }

  private static void send(Speaker speaker, byte[] message) {
    TestingEvents.needRoot();
    Sender.send(speaker, message);
  }

  /** Says what only the kernel and udev should say. */
  private static final class Sender {
    static {
      Native.register(Sender.class, "c");
    }

    static void send(Speaker speaker, byte[] message) {
      int socket = LibC.socket(LibC.AF_NETLINK, LibC.SOCK_DGRAM, LibC.NETLINK_KOBJECT_UEVENT);
      byte[] address =
          ByteBuffer.allocate(12)
              .order(ByteOrder.nativeOrder())
              .putInt(LibC.AF_NETLINK)
              .putInt(0)
              .putInt(speaker.group())
              .array();
      try {
        sendto(socket, message, message.length, 0, address, address.length);
      } finally {
        LibC.close(socket);
      }
    }

    static native long sendto(
        int socket, byte[] message, long size, int flags, byte[] address, int length)
        throws LastErrorException;
  }
}
