package org.cfgmgr.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.cfgmgr.image.Initramfs.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

class InitramfsTest {
  private static final String RELEASE = "6.1.0-56-amd64";

  /** Packs a stream. */
  interface Packer {
    OutputStream pack(OutputStream out) throws IOException;
  }

  @TempDir private Path directory;

  private static TestingInitramfs usual() {
    return TestingInitramfs.of(RELEASE)
        .modules("nvme-core", "nvme:nvme-core")
        .file("usr/lib/firmware/qed/qed_init.bin.xz", "")
        .file("conf/conf.d/resume", "RESUME=UUID=0c5e\n");
  }

  @ParameterizedTest
  @MethodSource("packings")
  void read_packed(String name, Packer packer) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packer.pack(packed)) {
      out.write(usual().cpio());
    }

    Initramfs initramfs = read(packed.toByteArray());

    assertThat(initramfs.packings()).containsExactly(name);
    assertThat(initramfs.modules(RELEASE)).containsExactlyInAnyOrder("nvme", "nvme_core");
  }

  static Stream<Arguments> packings() {
    return Stream.of(
        arguments("gzip", (Packer) GZIPOutputStream::new),
        arguments("xz", (Packer) out -> new XZOutputStream(out, new LZMA2Options(1))),
        arguments("zstd", (Packer) ZstdOutputStream::new),
        arguments("lz4", (Packer) LegacyLz4::new),
        arguments("lz4 frame", (Packer) FramedLZ4CompressorOutputStream::new),
        arguments("bzip2", (Packer) BZip2CompressorOutputStream::new),
        arguments("lzma", (Packer) out -> new LZMAOutputStream(out, new LZMA2Options(1), -1)));
  }

  @Test
  void read_unpacked() throws IOException {
    Initramfs initramfs = read(usual().cpio());

    assertThat(initramfs.packings()).isEmpty();
    assertThat(initramfs.hasModule(RELEASE, "nvme_core")).isTrue();
    assertThat(initramfs.hasModule("6.1.0-55-amd64", "nvme")).isFalse();
    assertThat(initramfs.releases()).containsExactly(RELEASE);
  }

  @Test
  void read_microcodeBefore_both() throws IOException {
    byte[] early =
        TestingInitramfs.of(RELEASE)
            .file("kernel/x86/microcode/GenuineIntel.bin", "microcode")
            .cpio();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(early);
    all.write(new byte[512]);
    try (OutputStream out = new GZIPOutputStream(all)) {
      out.write(usual().cpio());
    }

    Initramfs initramfs = read(all.toByteArray());

    assertThat(initramfs.has("kernel/x86/microcode/GenuineIntel.bin")).isTrue();
    assertThat(initramfs.hasModule(RELEASE, "nvme")).isTrue();
  }

  @Test
  void read_twoParts_one() throws IOException {
    Path first = Files.write(directory.resolve("ucode.img"), TestingInitramfs.of("a").cpio());
    Path second = usual().writeTo(directory.resolve("initrd.img"));

    assertThat(Initramfs.read(List.of(first, second)).hasModule(RELEASE, "nvme")).isTrue();
  }

  @Test
  void hasFirmware_packedAndNot() throws IOException {
    Initramfs initramfs = read(usual().file("lib/firmware/updates/a.fw", "").cpio());

    assertThat(initramfs.hasFirmware(RELEASE, "qed/qed_init.bin")).isTrue();
    assertThat(initramfs.hasFirmware(RELEASE, "a.fw")).isTrue();
    assertThat(initramfs.hasFirmware(RELEASE, "b.fw")).isFalse();
  }

  @Test
  void setting_laterFileWins() throws IOException {
    Initramfs initramfs = read(usual().file("conf/conf.d/local", "MODULES=dep\n").cpio());

    assertThat(initramfs.setting("MODULES")).isEqualTo("dep");
    assertThat(initramfs.setting("RESUME")).isEqualTo("UUID=0c5e");
    assertThat(initramfs.setting("BUSYBOX")).isEmpty();
  }

  @Test
  void generator_byWhatIsThere() throws IOException {
    assertThat(read(usual().cpio()).generator()).isEqualTo(Generator.INITRAMFS_TOOLS);
  }

  @Test
  void read_cutShort_saysSo() throws IOException {
    byte[] whole = Files.readAllBytes(usual().writeTo(directory.resolve("whole.img")));
    Path file =
        Files.write(
            directory.resolve("cut.img"), java.util.Arrays.copyOf(whole, whole.length - 40));

    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> Initramfs.read(List.of(file)))
        .withMessageMatching(
            file + ": cannot be read as an initramfs \\(after \\d files\\): Unexpected end .*");
  }

  @Test
  void read_noInitramfs_saysSo() throws IOException {
    Path file = Files.writeString(directory.resolve("text.img"), "hello, world", UTF_8);

    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> Initramfs.read(List.of(file)))
        .withMessage(
            file
                + ": cannot be read as an initramfs (after 0 files): what follows is neither cpio"
                + " nor packed in a way the kernel knows");
  }

  @Test
  void read_empty_saysSo() throws IOException {
    Path file = Files.createFile(directory.resolve("empty.img"));

    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> Initramfs.read(List.of(file)))
        .withMessage(file + ": is no initramfs: it holds no cpio archive");
  }

  @Test
  void read_beyondLimits_saysSo() throws IOException {
    Path file = usual().writeTo(directory.resolve("large.img"));

    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(
            () -> InitramfsReader.read(List.of(file), new InitramfsReader.Limits(1 << 20, 3)))
        .withMessage(file + ": holds more than 3 files or 1 MiB: this is no initramfs that boots");
  }

  private Initramfs read(byte[] content) throws IOException {
    return Initramfs.read(List.of(Files.write(directory.resolve("initrd.img"), content)));
  }

  /** One block, as {@code lz4 -l} writes a small file. */
  private static final class LegacyLz4 extends ByteArrayOutputStream {
    private final OutputStream out;

    LegacyLz4(OutputStream out) {
      this.out = out;
    }

    @Override
    public void close() throws IOException {
      Lz4Compressor compressor = new Lz4Compressor();
      byte[] packed = new byte[compressor.maxCompressedLength(count)];
      int length = compressor.compress(buf, 0, count, packed, 0, packed.length);
      ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      out.write(head.putInt(0x184C2102).putInt(length).array());
      out.write(packed, 0, length);
    }
  }
}
