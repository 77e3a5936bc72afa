package org.cfgmgr.uevent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UeventMessageTest {
  private static Optional<Uevent> parse(String message) {
    return UeventMessage.parse(message.getBytes(UTF_8));
  }

  private static Optional<Uevent> event(String action, String path, Map<String, String> more) {
    return Optional.of(new Uevent(action, path, new TreeMap<>(more)));
  }

  @Test
  void message_isAnEvent() {
    assertThat(
            parse("bind@/devices/pci0000:00/0000:00:03.0\0ACTION=bind\0DRIVER=e1000e\0SEQNUM=7\0"))
        .isEqualTo(
            event(
                "bind",
                "/devices/pci0000:00/0000:00:03.0",
                Map.of("ACTION", "bind", "DRIVER", "e1000e", "SEQNUM", "7")));
  }

  @Test
  void head_endsAtTheFirstZero() {
    assertThat(parse("add@/devices/a@b=c")).isEqualTo(event("add", "/devices/a@b=c", Map.of()));
    assertThat(parse("add@/x")).isEqualTo(event("add", "/x", Map.of()));
  }

  @Test
  void strings_thatAreNoProperties_areLeftOut() {
    assertThat(parse("add@/x\0\0NAME\0=value\0EMPTY=\0A=b=c\0A=d\0end=cut of"))
        .isEqualTo(event("add", "/x", Map.of("EMPTY", "", "A", "d", "end", "cut of")));
  }

  @Test
  void valueThatIsNoText_isRepaired() {
    assertThat(UeventMessage.parse("add@/x\0SERIAL=\u00ff\0".getBytes(ISO_8859_1)))
        .isEqualTo(event("add", "/x", Map.of("SERIAL", "\ufffd")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\0", "\0\0", "add", "@", "@/devices/x", "add@", "add@devices", "add\0@/x"})
  void otherMessage_isNone(String message) {
    assertThat(parse(message)).isEmpty();
  }

  @Test
  void udevsMessage_isNoneOfTheKernels() {
    assertThat(UeventMessage.parse(UdevMessageTest.message("ACTION=add\0DEVPATH=/x\0"))).isEmpty();
  }

  @Test
  void rubbish_isNoHarm() {
    long seed = 7;
    Random random = new Random(seed);
    byte[] head = "add@/".getBytes(US_ASCII);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      System.arraycopy(head, 0, bytes, 0, Math.min(head.length, bytes.length));
      assertThat(UeventMessage.parse(bytes).isPresent())
          .as("seed %d, round %d", seed, round)
          .isEqualTo(bytes.length >= head.length);
    }
  }
}
