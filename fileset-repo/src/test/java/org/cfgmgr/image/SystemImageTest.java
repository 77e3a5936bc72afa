package org.cfgmgr.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemImageTest {
  private static final int SECTOR = 512;

  @TempDir private Path directory;

  private void refused(Path image, String message) {
    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> SystemImage.open(image))
        .withMessage(message);
  }

  private Path disk(ByteBuffer content) throws IOException {
    byte[] bytes = new byte[content.capacity()];
    content.get(0, bytes);
    return Files.write(directory.resolve("disk.img"), bytes);
  }

  private static ByteBuffer sectors(int count) {
    return ByteBuffer.allocate(count * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void open_nothingThere_saysSo() {
    refused(directory.resolve("none"), directory.resolve("none") + ": no such directory");
  }

  @Test
  void open_noSystem_saysSo() {
    refused(directory, directory + ": holds no etc, so it is not the root of an installed system");
  }

  @Test
  void open_bootNotMounted_saysWhereTo() {
    TestingSystem.at(directory.resolve("root"))
        .file("etc/fstab", "LABEL=r / ext4 defaults\nLABEL=boot /boot ext4 defaults\n");
    Path root = directory.resolve("root");
    Path bare = directory.resolve("bare");
    TestingSystem.empty(bare)
        .file("etc/fstab", "LABEL=r / ext4 defaults\nLABEL=boot /boot ext4 defaults\n");

    assertThat(SystemImage.open(root).directory()).isEqualTo(root);
    refused(
        bare,
        bare
            + ": /boot is a file system of its own (LABEL=boot) and is empty here: mount it"
            + " read-only at "
            + bare
            + "/boot");
  }

  @Test
  void open_rawDiskWithDosTable_namesItsPartitions() throws IOException {
    ByteBuffer content = sectors(64);
    content.putInt(446 + 8, 2048).putInt(446 + 16 + 8, 1_000_000);
    Path disk = disk(content.putShort(510, (short) 0xaa55));

    refused(
        disk,
        disk
            + ": is a disk image (raw disk), which is not read as it is; mount it read-only\n"
            + "and give DIR as the root: guestmount -a "
            + disk
            + " -i --ro DIR, or, for the partition that holds the root, one of\n"
            + "\tmount -o ro,loop,offset=1048576 "
            + disk
            + " DIR\n\tmount -o ro,loop,offset=512000000 "
            + disk
            + " DIR");
  }

  @Test
  void open_rawDiskWithGpt_namesItsPartitions() throws IOException {
    ByteBuffer content = sectors(64);
    content.putShort(510, (short) 0xaa55);
    content.put(SECTOR, "EFI PART".getBytes(StandardCharsets.US_ASCII));
    content.putLong(2 * SECTOR + 32, 2048);

    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> SystemImage.open(disk(content)))
        .withMessageContaining("\tmount -o ro,loop,offset=1048576 ");
  }

  @Test
  void open_qcow2_guestmount() throws IOException {
    Path disk = disk(sectors(4).put(0, new byte[] {'Q', 'F', 'I', (byte) 0xfb}));

    refused(
        disk,
        disk
            + ": is a disk image (qcow2), which is not read as it is; mount it read-only\n"
            + "and give DIR as the root: guestmount -a "
            + disk
            + " -i --ro DIR");
  }

  @Test
  void open_fileSystem_loop() throws IOException {
    Path disk = disk(sectors(8).putShort(0x438, (short) 0xef53));

    refused(
        disk,
        disk
            + ": is a disk image (file system), which is not read as it is; mount it read-only\n"
            + "and give DIR as the root: mount -o ro,loop "
            + disk
            + " DIR");
  }

  @Test
  void open_otherFile_saysSo() throws IOException {
    Path file = Files.writeString(directory.resolve("a.txt"), "hello");

    refused(file, file + ": is neither a directory nor a disk image that is known");
  }

  @Test
  void bootFile_onABootPartitionOfItsOwn() {
    SystemImage image =
        TestingSystem.at(directory).file("boot/vmlinuz-1", "").file("efi/a/linux", "").open();

    assertThat(image.bootFile("/vmlinuz-1")).contains(directory.resolve("boot/vmlinuz-1"));
    assertThat(image.bootFile("(hd0,gpt1)/a/linux")).contains(directory.resolve("efi/a/linux"));
    assertThat(image.bootFile("/vmlinuz-2")).isEmpty();
  }
}
