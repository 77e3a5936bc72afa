package org.cfgmgr.daemon.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cfgmgr.plan.DevicePackages;
import org.cfgmgr.source.Offer;
import org.cfgmgr.source.SourceException;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private final List<String> told = new ArrayList<>();

  private Offer of(Set<String> has, String text) {
    return new Selection(new TestingSource(has), told::add).of(DevicePackages.parse("list", text));
  }

  @Test
  void firstThatCanBeHad_isTakenOfEachLine() {
    assertThat(of(Set.of("a", "b", "d"), "a:b\nc:d\n").asked()).containsExactly("a", "d");
    assertThat(told).isEmpty();
  }

  @Test
  void lineOfWhichNothingCanBeHad_isTold() {
    assertThat(of(Set.of("d"), "a:b\nd\n").asked()).containsExactly("d");
    assertThat(told).containsExactly("the disc cannot give a, nor b");
  }

  @Test
  void nothingToBeHad_isSaidInTheSourcesWords() {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> of(Set.of(), "a\nb\n"))
        .withMessage("E: Unable to locate package a\n");
  }

  @Test
  void emptyList_needsNothing() {
    assertThat(of(Set.of(), "").isEmpty()).isTrue();
  }
}
