package org.cfgmgr.uevent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UdevMessageTest {
  private static final int HEADER = 40;
  private static final String PROPERTIES = "ACTION=add\0DEVPATH=/devices/x\0TAGS=:systemd:\0";

  /** As systemd 252 sends it: src/libsystemd/sd-device/device-monitor.c. */
  static byte[] message(String properties) {
    byte[] text = properties.getBytes(UTF_8);
    ByteBuffer message = ByteBuffer.allocate(HEADER + text.length).put("libudev\0".getBytes(UTF_8));
    message.order(ByteOrder.BIG_ENDIAN).putInt(0xfeedcafe);
    message.order(ByteOrder.nativeOrder()).putInt(HEADER).putInt(HEADER).putInt(text.length);
    return message.position(HEADER).put(text).array();
  }

  private static byte[] with(int at, int number) {
    byte[] message = message(PROPERTIES);
    ByteBuffer.wrap(message).order(ByteOrder.nativeOrder()).putInt(at, number);
    return message;
  }

  @Test
  void message_isAnEvent() {
    assertThat(UdevMessage.parse(message(PROPERTIES)))
        .contains(
            new Uevent(
                "add",
                "/devices/x",
                new TreeMap<>(
                    Map.of("ACTION", "add", "DEVPATH", "/devices/x", "TAGS", ":systemd:"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "ACTION=add\0", "DEVPATH=/x\0", "ACTION=add\0DEVPATH=x\0"})
  void withoutActionOrPath_isNone(String properties) {
    assertThat(UdevMessage.parse(message(properties))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "4, 0",
    "8, 0",
    "8, -20",
    "16, 0",
    "16, 39",
    "16, -1",
    "16, 41",
    "16, 2147483647",
    "20, -1",
    "20, 2147483647",
    "20, 0",
    "20, 1000"
  })
  void headerThatIsWrong_isNone(int at, int number) {
    assertThat(UdevMessage.parse(with(at, number))).isEmpty();
  }

  @Test
  void cutMessage_isNone() {
    byte[] message = message(PROPERTIES);
    for (int length = 0; length < message.length; length++) {
      assertThat(UdevMessage.parse(Arrays.copyOf(message, length))).as("%d", length).isEmpty();
    }
  }

  @Test
  void kernelsMessage_isNoneOfUdevs() {
    byte[] message = ("add@/devices/x\0" + PROPERTIES + "PADDING=................").getBytes(UTF_8);

    assertThat(UdevMessage.parse(message)).isEmpty();
  }

  @Test
  void rubbishInTheHeader_isNoHarm() {
    long seed = 11;
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      byte[] message = message(PROPERTIES);
      message[8 + random.nextInt(message.length - 8)] = (byte) random.nextInt();
      message[8 + random.nextInt(message.length - 8)] = (byte) random.nextInt();
      assertThat(UdevMessage.parse(message).map(event -> event.path().startsWith("/")).orElse(true))
          .as("seed %d, round %d", seed, round)
          .isTrue();
    }
  }
}
