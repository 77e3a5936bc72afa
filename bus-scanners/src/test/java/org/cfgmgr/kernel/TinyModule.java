package org.cfgmgr.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The smallest file that depmod takes for a module: an ELF object (elf(5)) with a .modinfo. */
final class TinyModule {
  private static final int HEADER = 64;
  private static final int SECTION_HEADER = 64;
  private static final String NAMES = "\0.modinfo\0.shstrtab\0";

  private TinyModule() {}

  static byte[] withAliases(List<String> aliases) {
    StringBuilder text = new StringBuilder("license=GPL\0");
    aliases.forEach(alias -> text.append("alias=").append(alias).append('\0'));
    byte[] modinfo = text.toString().getBytes(UTF_8);
    byte[] names = NAMES.getBytes(UTF_8);
    int namesAt = HEADER + modinfo.length;
    int sectionsAt = namesAt + names.length;
    ByteBuffer elf = ByteBuffer.allocate(sectionsAt + 3 * SECTION_HEADER);
    elf.order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    elf.putShort((short) 1).putShort((short) 62).putInt(1);
    elf.position(40);
    elf.putLong(sectionsAt).putInt(0);
    elf.putShort((short) HEADER).putShort((short) 0).putShort((short) 0);
    elf.putShort((short) SECTION_HEADER).putShort((short) 3).putShort((short) 2);
    elf.put(modinfo).put(names);
    section(elf, sectionsAt + SECTION_HEADER, 1, 1, HEADER, modinfo.length);
    section(elf, sectionsAt + 2 * SECTION_HEADER, 10, 3, namesAt, names.length);
    return elf.array();
  }

  private static void section(ByteBuffer elf, int at, int name, int type, int from, int size) {
    elf.position(at);
    elf.putInt(name).putInt(type);
    elf.position(at + 24);
    elf.putLong(from).putLong(size);
    elf.position(at + 48);
    elf.putLong(1);
  }
}
