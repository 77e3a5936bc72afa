package org.cfgmgr.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BinaryAliasIndexTest {
  private static final String E1000E = "pci:v00008086d000010D3sv00008086sd0000A01Fbc02sc00i00";

  private static BinaryAliasIndex index(byte[] bytes) {
    return new BinaryAliasIndex(new IndexFile("modules.alias.bin", bytes));
  }

  private static IndexWriter network() {
    return new IndexWriter()
        .add("pci:v00008086d000010D3sv*sd*bc*sc*i*", "e1000e")
        .add("pci:v00008086d000010D4sv*sd*bc*sc*i*", "other")
        .add("pci:v*d*sv*sd*bc02sc00i*", "anynet")
        .add("usb:v13FDp3940d0[0-2]*dc*", "uas")
        .add("net_pf_10", "ipv6")
        .add("acpi*:PNP05??:*", "serial");
  }

  private static List<String> modules(AliasIndex index, String alias) {
    return index.lookup(alias).stream().map(AliasMatch::module).toList();
  }

  @Test
  void lookup_literalStarAndClass_findsEveryMatch() {
    assertThat(index(network().bytes()).lookup(E1000E))
        .containsExactly(
            new AliasMatch("e1000e", "pci:v00008086d000010D3sv*sd*bc*sc*i*", 0),
            new AliasMatch("anynet", "pci:v*d*sv*sd*bc02sc00i*", 2));
  }

  @Test
  void lookup_bracketAndQuestionMark() {
    AliasIndex index = index(network().bytes());
    assertThat(modules(index, "usb:v13FDp3940d0214dc00")).containsExactly("uas");
    assertThat(modules(index, "usb:v13FDp3940d0314dc00")).isEmpty();
    assertThat(modules(index, "acpi:PNP0501:")).containsExactly("serial");
  }

  @Test
  void lookup_keyOfSeveralWords() {
    String middle = "x".repeat(70);
    byte[] bytes =
        new IndexWriter()
            .add("dmi:*svnDell*pn" + middle + "?*:", "dell")
            .add("dmi:*svnDell*pn" + middle + ":", "exact")
            .add("dmi:*svnHP*", "hp")
            .bytes();
    String dmi = "dmi:bvn" + "y".repeat(60) + "svnDell:pn" + middle;
    assertThat(modules(index(bytes), dmi + "z:")).containsExactly("dell");
    assertThat(modules(index(bytes), dmi + ":")).containsExactly("exact");
    assertThat(modules(index(bytes), dmi)).isEmpty();
  }

  @Test
  void lookup_everyAnswer_isFnmatchs() {
    List<String> patterns =
        List.of("*", "a*", "*a", "a?", "?", "??", "[ab]", "[!a]*", "*[b]a", "a*b?", "*a*b*", "ab");
    IndexWriter writer = new IndexWriter();
    patterns.forEach(pattern -> writer.add(pattern, pattern));
    AliasIndex index = index(writer.bytes());
    for (String key :
        List.of("", "a", "b", "ab", "ba", "aab", "aba", "abba", "bb", "xaybz", "cba")) {
      assertThat(modules(index, key))
          .as(key)
          .isEqualTo(patterns.stream().filter(p -> Fnmatch.matches(p, key)).toList());
    }
  }

  @Test
  void lookup_foldsDashes() {
    assertThat(modules(index(network().bytes()), "net-pf-10")).containsExactly("ipv6");
  }

  @Test
  void lookup_wildcardInTheKey_matchesNoPatternLiterally() {
    assertThat(modules(index(new IndexWriter().add("a*", "x").bytes()), "*")).isEmpty();
  }

  @Test
  void lookup_severalModules_byPriority() {
    byte[] bytes = new IndexWriter().add("a*", "late", 9).add("a*", "soon", 3).bytes();
    assertThat(modules(index(bytes), "ab")).containsExactly("soon", "late");
  }

  @Test
  void lookup_patternIsPrefixOfAnother() {
    AliasIndex index = index(new IndexWriter().add("ab", "one").add("abc", "two").bytes());
    assertThat(modules(index, "ab")).containsExactly("one");
    assertThat(modules(index, "abc")).containsExactly("two");
    assertThat(modules(index, "abcd")).isEmpty();
    assertThat(modules(index, "a")).isEmpty();
  }

  @Test
  void lookup_emptyIndex_hasNothing() {
    assertThat(modules(index(new IndexWriter().bytes()), "a")).isEmpty();
  }

  @Test
  void open_noMagic_saysSo() {
    assertThatThrownBy(() -> index("modules for everyone".getBytes(UTF_8)))
        .isInstanceOf(KernelException.class)
        .hasMessage(
            "modules.alias.bin: damaged: it has no magic number of a module index:"
                + " run depmod for this kernel");
  }

  @Test
  void open_otherVersion_saysSo() {
    byte[] bytes = network().bytes();
    IndexWriter.set(bytes, 4, 0x00030000);
    assertThatThrownBy(() -> index(bytes))
        .hasMessage(
            "modules.alias.bin: damaged: format version 0x00030000, only 0x00020001 is known:"
                + " run depmod for this kernel");
  }

  @Test
  void open_rootOutOfRange_saysSo() {
    byte[] bytes = new IndexWriter().add("ab", "one").bytes();
    IndexWriter.set(bytes, 8, 0x20ffffff);
    assertThatThrownBy(() -> index(bytes))
        .hasMessage(
            "modules.alias.bin: damaged: a node at offset 16777215 of 27:"
                + " run depmod for this kernel");
  }

  @Test
  void everyTruncation_givesAnswerOrException() {
    byte[] whole = network().bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] bytes = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> index(bytes).lookup(E1000E)).isInstanceOf(KernelException.class);
    }
  }

  @Test
  void everyDamagedByte_givesAnswerOrException() {
    byte[] whole = network().bytes();
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          for (int at = 0; at < whole.length; at++) {
            for (int value : new int[] {0, 1, '*', 0x7f, 0x80, 0xff}) {
              byte[] bytes = whole.clone();
              bytes[at] = (byte) value;
              answerOrException(bytes);
            }
          }
        });
  }

  @Test
  void circle_givesException() {
    byte[] bytes = new byte[22];
    IndexWriter.set(bytes, 0, 0xB007F457);
    IndexWriter.set(bytes, 4, 0x00020001);
    IndexWriter.set(bytes, 8, 0x2000000c);
    bytes[12] = '*';
    bytes[13] = '*';
    IndexWriter.set(bytes, 14, 0x2000000c);
    assertThatThrownBy(() -> index(bytes).lookup("abc"))
        .hasMessage(
            "modules.alias.bin: damaged: its nodes are tangled: run depmod for this kernel");
  }

  @Test
  void longCircle_givesExceptionBeforeTheStackEnds() {
    byte[] bytes = new byte[100_000];
    IndexWriter.set(bytes, 0, 0xB007F457);
    IndexWriter.set(bytes, 4, 0x00020001);
    IndexWriter.set(bytes, 8, 0x2000000c);
    bytes[12] = '*';
    bytes[13] = '*';
    IndexWriter.set(bytes, 14, 0x2000000c);
    assertThatThrownBy(() -> index(bytes).lookup("abc"))
        .hasMessage(
            "modules.alias.bin: damaged: an alias of more than 1024 bytes:"
                + " run depmod for this kernel");
  }

  @Test
  void sharedNodes_thatWouldMultiply_giveException() {
    int levels = 40;
    byte[] bytes = new byte[12 + 10 * levels + 10];
    IndexWriter.set(bytes, 0, 0xB007F457);
    IndexWriter.set(bytes, 4, 0x00020001);
    IndexWriter.set(bytes, 8, 0x2000000c);
    for (int at = 12; at < 12 + 10 * levels; at += 10) {
      bytes[at] = '*';
      bytes[at + 1] = '+';
      IndexWriter.set(bytes, at + 2, 0x20000000 | (at + 10));
      IndexWriter.set(bytes, at + 6, 0x20000000 | (at + 10));
    }
    assertThatThrownBy(() -> index(bytes).lookup("+".repeat(100)))
        .hasMessage(
            "modules.alias.bin: damaged: its nodes are tangled: run depmod for this kernel");
  }

  private static void answerOrException(byte[] bytes) {
    try {
      assertThat(index(bytes).lookup(E1000E)).isNotNull();
    } catch (KernelException e) {
      assertThat(e).hasMessageContaining("modules.alias.bin: damaged: ");
    }
  }
}
