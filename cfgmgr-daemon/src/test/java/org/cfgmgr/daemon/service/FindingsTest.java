package org.cfgmgr.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.daemon.service.Findings.Difference;
import org.cfgmgr.diagnosis.Cause;
import org.cfgmgr.diagnosis.Missing;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private final Findings findings = new Findings();

  private static Missing lack(String device, String evidence) {
    return new Missing(
        device, "/devices/" + device, Cause.FIRMWARE, List.of("firmware-x"), "", List.of(evidence));
  }

  private static RunReport report(List<String> visited, Missing... missing) {
    RunReport report = new RunReport();
    report.visited().addAll(visited);
    report.missing().addAll(List.of(missing));
    return report;
  }

  @Test
  void whatIsMissing_isNewOnce() {
    Difference first = findings.takeAll(report(List.of("ent0"), lack("ent0", "a")));
    Difference second = findings.takeAll(report(List.of("ent0"), lack("ent0", "worded otherwise")));

    assertThat(first.appeared()).hasSize(1);
    assertThat(second.isNone()).isTrue();
  }

  @Test
  void runOfADevice_saysNothingOfOthers() {
    findings.takeAll(report(List.of("ent0", "ent1"), lack("ent0", ""), lack("ent1", "")));
    Difference difference = findings.takePart(report(List.of("ent1")));

    assertThat(difference.appeared()).isEmpty();
    assertThat(difference.solved()).extracting(Missing::device).containsExactly("ent1");
    assertThat(findings.missing()).extracting(Missing::device).containsExactly("ent0");
  }

  @Test
  void deviceThatIsGone_lacksNothing() {
    findings.takeAll(report(List.of("ent0"), lack("ent0", "")));
    RunReport gone = report(List.of());
    gone.gone().add("ent0");

    assertThat(findings.takePart(gone).solved()).hasSize(1);
    assertThat(findings.missing()).isEmpty();
  }

  @Test
  void failure_isKept_untilItsDeviceIsLookedAtAgain() {
    RunReport failed = report(List.of("ent0"));
    failed.failed().add(new Finding("ent0", "exit code 1"));
    findings.takePart(failed);
    findings.takePart(report(List.of("ent1")));
    assertThat(findings.failed()).hasSize(1);

    findings.takePart(report(List.of("ent0")));
    assertThat(findings.failed()).isEmpty();
  }
}
