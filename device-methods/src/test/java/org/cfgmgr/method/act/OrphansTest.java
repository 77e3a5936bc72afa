package org.cfgmgr.method.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.cfgmgr.odm.RunLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
  @TempDir Path store;
  @TempDir Path other;

  private Map<String, String> variables(Path directory, String token) {
    return Map.of(Leftovers.MARK, "mark.1", RunLock.TOKEN, token, "ODMDIR", directory.toString());
  }

  @Test
  void programOfALostRun_isOne() {
    assertThat(Orphans.isOrphan(variables(store, "old"), store, "new")).isTrue();
  }

  @Test
  void programOfThisRun_orOfAnotherStore_isNone() {
    assertThat(Orphans.isOrphan(variables(store, "new"), store, "new")).isFalse();
    assertThat(Orphans.isOrphan(variables(other, "old"), store, "new")).isFalse();
    assertThat(Orphans.isOrphan(Map.of("ODMDIR", store.toString()), store, "new")).isFalse();
    assertThat(Orphans.isOrphan(Map.of(Leftovers.MARK, "mark.1"), store, "new")).isFalse();
  }

  @Test
  void orphan_isEnded_withWhatItStarted() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", "sleep 600 & sleep 600");
    builder.environment().putAll(variables(store, "old"));
    Process orphan = builder.start();

    int ended = 0;
    while (ended == 0 && orphan.isAlive()) {
      ended = Orphans.end(store, "new");
    }

    assertThat(ended).isPositive();
    assertThat(orphan.descendants()).isEmpty();
    assertThat(orphan.onExit().join().isAlive()).isFalse();
    assertThat(Orphans.end(store, "new")).isZero();
  }
}
