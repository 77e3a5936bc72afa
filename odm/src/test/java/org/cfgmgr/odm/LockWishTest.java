package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockWishTest {
  @TempDir Path directory;

  @Test
  void wish_isSeenWhileItLasts() {
    assertThat(LockWish.isMade(directory)).isFalse();

    try (LockWish wish = LockWish.of(directory)) {
      assertThat(LockWish.isMade(directory)).isTrue();
    }

    assertThat(LockWish.isMade(directory)).isFalse();
  }

  @Test
  void onlyTheDaemon_givesWay() {
    assertThatGivesWay("cfgmgrd", true);
    assertThatGivesWay("cfgmgr -v", false);
  }

  private void assertThatGivesWay(String holder, boolean whether) {
    try (RunLock lock = RunLock.acquire(directory, holder, Map.of(), () -> Instant.EPOCH)) {
      assertThatThrownBy(() -> RunLock.acquire(directory, "b", Map.of(), () -> Instant.EPOCH))
          .asInstanceOf(InstanceOfAssertFactories.type(LockHeldException.class))
          .returns(whether, LockHeldException::givesWay);
    }
  }
}
