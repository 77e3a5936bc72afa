package org.cfgmgr.daemon.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.cfgmgr.daemon.identity.Comparison.Kind;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final Identity OLD =
      new Identity(
          "uuid:1", "Acme One", "bios", Set.of("mac:52:54:00:00:00:01"), Set.of("wwid:naa.5"));

  private static Comparison compared(Identity now) {
    return Comparison.of(OLD, now);
  }

  @Test
  void sameNumber_sameMachine() {
    assertThat(compared(OLD)).isEqualTo(new Comparison(Kind.SAME, java.util.List.of()));
  }

  @Test
  void sameNumber_otherCard_changedParts() {
    Identity now =
        new Identity("uuid:1", "Acme One", "bios", Set.of("mac:52:54:00:00:00:02"), OLD.disks());

    assertThat(compared(now).kind()).isEqualTo(Kind.CHANGED);
    assertThat(compared(now).evidence())
        .containsExactly(
            "network card mac:52:54:00:00:00:01 is gone",
            "network card mac:52:54:00:00:00:02 is new");
  }

  @Test
  void otherNumber_anotherMachine_evenWithTheDiskThatMovedAlong() {
    Identity now = new Identity("uuid:2", "Acme Two", "efi", Set.of(), OLD.disks());

    assertThat(compared(now).kind()).isEqualTo(Kind.OTHER);
    assertThat(compared(now).evidence())
        .contains(
            "id: uuid:1 before, uuid:2 now",
            "model: Acme One before, Acme Two now",
            "firmware: bios before, efi now");
  }

  @Test
  void withoutANumber_aCardThatIsStillThereDecides() {
    Identity here = new Identity("", "Acme One", "bios", OLD.cards(), Set.of());
    Identity moved = new Identity("", "Acme One", "bios", Set.of("mac:9"), OLD.disks());

    assertThat(compared(here).kind()).isEqualTo(Kind.CHANGED);
    assertThat(compared(moved).kind()).isEqualTo(Kind.OTHER);
  }

  @Test
  void machine_namesThatThingsBearInThemselves() {
    Identity identity =
        Identity.of(
            TestingTree.create()
                .file("sys/class/dmi/id/sys_vendor", "Acme")
                .file("sys/class/dmi/id/product_name", "One")
                .file("sys/class/dmi/id/product_uuid", "11111111-2222-3333-4444-555555555555")
                .directory("sys/firmware/dmi")
                .devices());

    assertThat(identity.system()).isEqualTo("uuid:11111111-2222-3333-4444-555555555555");
    assertThat(identity.model()).isEqualTo("Acme One");
    assertThat(identity.firmware()).isEqualTo("bios");
  }

  @Test
  void knownMachine_isRememberedInTheOdm() {
    try (SqliteOdm odm = SqliteOdm.inMemory()) {
      KnownMachine known = new KnownMachine(odm);
      assertThat(known.compared(OLD).kind()).isEqualTo(Kind.FIRST);

      known.remember(OLD);
      long version = odm.version();
      known.remember(OLD);

      assertThat(known.compared(OLD).kind()).isEqualTo(Kind.SAME);
      assertThat(odm.version()).isEqualTo(version);
      Identity other = new Identity("uuid:9", "", "", Set.of(), Set.of());
      known.remember(other);
      assertThat(known.compared(other).kind()).isEqualTo(Kind.SAME);
    }
  }
}
