package org.cfgmgr.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pure frames everywhere; where this is root, real ones between two network namespaces. */
class AddressProbeTest {
  private static final byte[] OURS = {0x52, 0x54, 0, 0, 0, 1};

  /** Two namespaces with a cable; the far end has two addresses and says so when asked. */
  private static final String SCRIPT =
      """
      set -e
      ip link add near type veth peer name far
      unshare -n sleep 30 &
      other=$!
      trap 'kill $other' EXIT
      while [ "$(readlink /proc/$other/ns/net)" = "$(readlink /proc/$$/ns/net)" ]; do :; done
      ip link set far address 02:00:00:00:00:02 netns $other
      ip link set near address 02:00:00:00:00:01
      nsenter -t $other -n ip addr add 10.99.0.2/24 dev far
      nsenter -t $other -n ip addr add fd99::2/64 dev far nodad
      nsenter -t $other -n ip link set far up
      ip addr add 10.99.0.4/24 dev near
      ip link set near up
      "$@"
      """;

  @TempDir Path dir;

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  @Test
  void arpProbe_namesNoAddressOfOurs() throws Exception {
    assertThat(Frames.question(OURS, InetAddress.getByName("10.0.0.2")))
        .isEqualTo(
            hex(
                "ffffffffffff 525400000001 0806 0001 0800 06 04 0001"
                    + "525400000001 00000000 000000000000 0a000002"));
  }

  /** A right checksum makes the sum over all ffff (RFC 1071). */
  @Test
  void solicitation_goesToTheGroupOfTheAddress_withARightChecksum() throws Exception {
    byte[] frame = Frames.question(OURS, InetAddress.getByName("fd00::12:3456"));

    assertThat(frame).hasSize(78).startsWith(hex("3333ff123456 525400000001 86dd"));
    int sum = 24 + 58;
    for (int at = 22; at < frame.length; at += 2) {
      sum += Short.toUnsignedInt(ByteBuffer.wrap(frame).getShort(at));
    }
    assertThat((sum & 0xffff) + (sum >> 16)).isEqualTo(0xffff);
  }

  @Test
  void answers_areThoseOfTheAddressOnly() throws Exception {
    InetAddress address = InetAddress.getByName("10.0.0.2");
    String head = "525400000001 0200000000aa 0806 0001 0800 06 04 0002 0200000000aa ";
    ByteBuffer reply = ByteBuffer.wrap(hex(head + "0a000002 525400000001 00000000"));
    ByteBuffer other = ByteBuffer.wrap(hex(head + "0a000003 525400000001 0a000002"));

    assertThat(Frames.answer(reply, address)).contains("02:00:00:00:00:aa");
    assertThat(Frames.answer(other, address)).isEmpty();
    assertThat(Frames.answer(ByteBuffer.wrap(new byte[20]), address)).isEmpty();
    ByteBuffer question = ByteBuffer.wrap(Frames.question(OURS, address));
    assertThat(Frames.answer(question, address)).isEmpty();
  }

  @Test
  void interfaceThatIsNotThere_isSaid() {
    assertThatThrownBy(
            () ->
                AddressProbe.ask(
                    "none0", List.of(InetAddress.getLoopbackAddress()), Duration.ofMillis(1)))
        .hasMessage("none0: cannot ask who has an address: no such Ethernet interface");
  }

  @Test
  void wire_tellsWhichAddressesAreTaken() throws Exception {
    boolean root = Files.isReadable(Path.of("/proc/1/environ")) && started("true") == 0;
    assumeTrue(root, "needs root, ip(8) and network namespaces of its own");
    Path out = dir.resolve("out");
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    // Newer Javas tell of native code unless it is allowed.
    boolean tells = Runtime.version().feature() >= 22;
    int code =
        started(
            java,
            tells ? "--enable-native-access=ALL-UNNAMED" : "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            ProbeProgram.class.getName(),
            "near",
            "10.99.0.2",
            "10.99.0.3",
            "10.99.0.4",
            "fd99::2",
            "fd99::3");

    assertThat(Files.readString(out, UTF_8))
        .isEqualTo(
            """
            10.99.0.2 is answered by 02:00:00:00:00:02 on near
            fd99:0:0:0:0:0:0:2 is answered by 02:00:00:00:00:02 on near
            """);
    assertThat(code).isZero();
  }

  private int started(String... command) throws Exception {
    List<String> all =
        new java.util.ArrayList<>(List.of("unshare", "-n", "sh", "-c", SCRIPT, "sh"));
    all.addAll(List.of(command));
    Process process =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("out").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
