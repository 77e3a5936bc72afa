package org.cfgmgr.daemon.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cfgmgr.diagnosis.Cause;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.diagnosis.Subject.State;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Result;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;
import org.junit.jupiter.api.Test;

class ReloadTest {
  private static final String PATH = "/devices/pci0000:00/0000:00:03.0";

  private final List<Action> done = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  private static Subject card(State state, String driver) {
    Map<String, String> facts =
        driver.isEmpty() ? Map.of(Fact.BUS, "pci") : Map.of(Fact.BUS, "pci", Fact.DRIVER, driver);
    return new Subject("ent0", Device.of(PATH, facts), state, List.of("bnx2"));
  }

  private static Missing lacking(Cause cause) {
    return new Missing("ent0", PATH, cause, List.of("firmware-bnx2"), "", List.of());
  }

  private void reload(Subject subject, Cause cause, Result result) {
    new Reload(
            action -> {
              done.add(action);
              return result;
            },
            told::add)
        .of(List.of(subject), List.of(lacking(cause)));
  }

  @Test
  void boundDevice_isTakenAndGivenBack() {
    reload(card(State.BOUND, "bnx2"), Cause.FIRMWARE, Result.done());

    assertThat(done)
        .containsExactly(
            new Action.UnbindDriver("pci", PATH, "bnx2"),
            new Action.BindDriver("pci", PATH, "bnx2"));
  }

  @Test
  void deviceInUse_keepsItsDriver() {
    reload(card(State.BOUND, "bnx2"), Cause.FIRMWARE, Result.failed("ent0 is in use"));

    assertThat(done).hasSize(1);
    assertThat(told).containsExactly("ent0 keeps its driver until the next boot: ent0 is in use");
  }

  @Test
  void moduleThatDidNotTakeTheDevice_isUnloaded() {
    reload(card(State.NOT_TAKEN, ""), Cause.FIRMWARE, Result.done());

    assertThat(done).containsExactly(new Action.UnloadModule("bnx2", PATH));
  }

  @Test
  void otherLacks_areNoneOfItsBusiness() {
    reload(card(State.NONE, ""), Cause.OTHER_KERNEL, Result.done());

    assertThat(done).isEmpty();
  }
}
