package org.cfgmgr.uevent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UeventMessageTest {
  private static Optional<Uevent> parse(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    return UeventMessage.parse(bytes, bytes.length);
  }

  @Test
  void message_isAnEvent() {
    Uevent event =
        parse("bind@/devices/pci0000:00/0000:00:03.0\0ACTION=bind\0DRIVER=e1000e\0A=b=c\0\0")
            .orElseThrow();

    assertThat(event.action()).isEqualTo("bind");
    assertThat(event.path()).isEqualTo("/devices/pci0000:00/0000:00:03.0");
    assertThat(event.properties())
        .containsEntry("DRIVER", "e1000e")
        .containsEntry("A", "b=c")
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "add", "@/devices/x", "add@", "add@devices", "libudev\0\u00fe", "\0\0"})
  void otherMessage_isNone(String message) {
    assertThat(parse(message)).isEmpty();
  }

  @Test
  void rubbish_isNoHarm() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      byte[] head = "add@/".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(head, 0, bytes, 0, Math.min(head.length, bytes.length));
      assertThat(UeventMessage.parse(bytes, bytes.length).isPresent())
          .as("seed %d, round %d", seed, i)
          .isEqualTo(bytes.length >= head.length);
    }
  }
}
