package org.cfgmgr.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModprobeReaderTest {
  @TempDir Path root;

  private FakeSystem system() {
    return new FakeSystem(root);
  }

  private ModprobeConfig read() {
    return ModprobeReader.read(new Root(root), Optional.empty(), "");
  }

  @Test
  void sameFileName_earlierDirectoryWins() {
    system()
        .file("etc/modprobe.d/a.conf", "blacklist etc")
        .file("run/modprobe.d/a.conf", "blacklist run")
        .file("run/modprobe.d/b.conf", "blacklist run-b")
        .file("usr/local/lib/modprobe.d/b.conf", "blacklist local")
        .file("usr/local/lib/modprobe.d/c.conf", "blacklist local-c")
        .file("usr/lib/modprobe.d/c.conf", "blacklist usr")
        .file("usr/lib/modprobe.d/d.conf", "blacklist usr-d")
        .file("lib/modprobe.d/d.conf", "blacklist lib")
        .file("lib/modprobe.d/e.conf", "blacklist lib-e");
    assertThat(List.of("etc", "run", "run-b", "local", "local-c", "usr", "usr-d", "lib", "lib-e"))
        .filteredOn(module -> read().blockedBy(module).isPresent())
        .containsExactly("etc", "run-b", "local-c", "usr-d", "lib-e");
  }

  @Test
  void filesAreReadByName_whereverTheyLie() {
    system()
        .file("lib/modprobe.d/10.conf", "options x a=1")
        .file("etc/modprobe.d/20.conf", "options x b=2")
        .file("etc/modprobe.d/05.conf", "options x c=3\noptions x d=4");
    assertThat(read().options("x")).isEqualTo("c=3 d=4 a=1 b=2");
  }

  @Test
  void otherFiles_areNotRead() {
    system()
        .file("etc/modprobe.d/a.conf.bak", "blacklist a")
        .file("etc/modprobe.d/.b.conf", "blacklist b");
    assertThat(read().blockedBy("a")).isEmpty();
    assertThat(read().blockedBy("b")).isEmpty();
  }

  @Test
  void linkToNull_masksTheDistributionsFile() {
    system()
        .link("etc/modprobe.d/a.conf", "/dev/null")
        .file("lib/modprobe.d/a.conf", "blacklist a");
    assertThat(read().blockedBy("a")).isEmpty();
  }

  @Test
  void links_stayInsideTheRoot() {
    system()
        .file("usr/lib/modprobe.d/a.conf", "blacklist a")
        .link("lib", "usr/lib")
        .link("etc/modprobe.d", "/../../usr/lib/modprobe.d");
    assertThat(read().blockedBy("a")).contains("etc/modprobe.d/a.conf line 1: blacklist");
  }

  @Test
  void linkCircle_isPassedOver() {
    system().link("etc/modprobe.d/a.conf", "b.conf").link("etc/modprobe.d/b.conf", "a.conf");
    assertThat(read().problems()).isEmpty();
  }

  @Test
  void installThatDoesNothing_blocks() {
    system()
        .file(
            "etc/modprobe.d/a.conf",
            """
            install one /bin/false
            install two /usr/bin/true
            install three /sbin/modprobe --ignore-install three
            """);
    assertThat(read().blockedBy("one"))
        .contains("etc/modprobe.d/a.conf line 1: install /bin/false");
    assertThat(read().blockedBy("two")).isPresent();
    assertThat(read().blockedBy("three")).isEmpty();
  }

  @Test
  void namesAreFolded() {
    system().file("etc/modprobe.d/a.conf", "blacklist snd-pcsp\noptions i2c-x a=1");
    assertThat(read().blockedBy("snd_pcsp")).isPresent();
    assertThat(read().options("i2c_x")).isEqualTo("a=1");
  }

  @Test
  void continuedLine_isJoined() {
    system().file("etc/modprobe.d/a.conf", "softdep c pre: a \\\n b post: d\\\ne\nblacklist z");
    assertThat(read().softDependency("c"))
        .isEqualTo(new SoftDependency(List.of("a", "b"), List.of("de")));
    assertThat(read().blockedBy("z")).contains("etc/modprobe.d/a.conf line 4: blacklist");
  }

  @Test
  void softDependenciesOfTheKernel_areReadToo() {
    system().module("modules.softdep", "# extracted\nsoftdep ext4 pre: crypto-crc32c\n");
    assertThat(system().open().softDependency("ext4"))
        .isEqualTo(new SoftDependency(List.of("crypto-crc32c"), List.of()));
  }

  @Test
  void unknownCommand_isAProblem_andTheRestCounts() {
    system()
        .file(
            "etc/modprobe.d/a.conf",
            "\t# remark\n\nblaklist x\nblacklist\nremove y /bin/true\nblacklist z\n");
    assertThat(read().problems())
        .containsExactly(
            "etc/modprobe.d/a.conf line 3: \"blaklist x\" is no command of modprobe.d and is"
                + " ignored; see modprobe.d(5)",
            "etc/modprobe.d/a.conf line 4: \"blacklist\" is no command of modprobe.d and is"
                + " ignored; see modprobe.d(5)");
    assertThat(read().blockedBy("z")).isPresent();
  }
}
