package org.cfgmgr.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cfgmgr.daemon.command.Stop;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.CuDv.Status;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order devices are configured, side by side or not, and that it makes no difference. */
class RunOrderTest {
  private static final int CARDS = 12;

  private final List<String> order = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Stop stop = new Stop();
  private SqliteOdm odm = SqliteOdm.inMemory();
  private TestingTree tree = TestingTree.create();

  @BeforeEach
  void seed() {
    prepare();
    for (int i = 0; i < CARDS; i++) {
      card("/devices/pci0000:00/0000:00:%02x.0".formatted(i + 1));
    }
  }

  private void prepare() {
    odm = SqliteOdm.inMemory();
    assertThat(Seeds.load(odm, Path.of("../etc/objrepos"))).isEmpty();
    add(
        OdmObject.of(
            StandardClasses.CONFIG_RULES,
            Map.of("phase", 2L, "seq", 1L, "rule", "true", "match", "bus = 'pci'")));
  }

  private void card(String path) {
    tree =
        tree.device(
            "pci",
            path,
            "PCI_ID=8086:10D3",
            "PCI_CLASS=20000",
            "PCI_SUBSYS_ID=8086:0000",
            "driver=e1000e");
  }

  private void add(OdmObject object) {
    odm.apply(List.of(new OdmChange.Add(object)));
  }

  private void depends(String name, String on) {
    add(OdmObject.of(StandardClasses.CUDEP, Map.of("name", name, "dependency", on)));
  }

  private RunReport run(int parallel, Actuator actuator) {
    return run(parallel, actuator, Optional.empty());
  }

  private RunReport run(int parallel, Actuator actuator, Optional<String> device) {
    Machine machine = Machine.elsewhere(tree.hardware(), TestingKernel.NONE, odm, actuator);
    return Engine.run(
        machine,
        new RunRequest(2, 0, "", device),
        Settings.of("methods:\n\tparallel = " + parallel),
        new RunListener() {},
        stop);
  }

  /** Runs what a test says in place of programs. */
  private Actuator programs(java.util.function.Function<String, Result> program) {
    return action -> {
      if (action instanceof Action.UpdateOdm update) {
        odm.apply(update.changes());
        return Result.done();
      }
      Action.RunProgram run = (Action.RunProgram) action;
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      order.add(run.device());
      Result result = program.apply(run.device());
      running.decrementAndGet();
      return result;
    };
  }

  private Status status(String name) {
    return CuDv.of(odm.get(StandardClasses.CUDV, Criteria.equal("name", name)).get(0)).status();
  }

  private List<OdmObject> devices() {
    return odm.get(StandardClasses.CUDV, Criteria.all());
  }

  @Test
  void siblings_runSideBySide_upToTheWidth() {
    CountDownLatch together = new CountDownLatch(4);
    run(
        4,
        programs(
            name -> {
              together.countDown();
              return await(together) ? Result.done() : Result.failed("alone");
            }));

    assertThat(most).hasValue(4);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void serial_isOneAtATime_inOrder() {
    run(1, programs(name -> Result.done()));

    assertThat(most).hasValue(1);
    assertThat(order.subList(0, 3)).containsExactly("ent0", "ent1", "ent2");
  }

  /** Whoever is ready first: names, states and reports are those of a serial run. */
  @Test
  void result_doesNotHangOnTiming() {
    RunReport expected = run(1, programs(RunOrderTest::someFail));
    List<OdmObject> devices = devices();
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      prepare();
      RunReport report =
          run(
              8,
              programs(
                  name -> {
                    for (int i = random.nextInt(20_000); i > 0; i--) {
                      Thread.onSpinWait();
                    }
                    return someFail(name);
                  }));
      assertThat(devices()).as("seed %d", seed).isEqualTo(devices);
      assertThat(report.failed()).isEqualTo(expected.failed());
      assertThat(report.configured()).isEqualTo(expected.configured());
    }
  }

  private static Result someFail(String name) {
    return name.endsWith("3") ? Result.failed("no") : Result.done();
  }

  @Test
  void dependency_waitsForWhatItDependsOn() {
    depends("ent0", "ent7");
    depends("ent7", "ent9");
    RunReport report = run(8, programs(name -> Result.done()));

    assertThat(report.failed()).isEmpty();
    assertThat(status("ent0")).isEqualTo(Status.AVAILABLE);
    assertThat(order.indexOf("ent9")).isLessThan(order.indexOf("ent7"));
    assertThat(order.indexOf("ent7")).isLessThan(order.indexOf("ent0"));
  }

  @Test
  void dependencyInAnotherTree_isWaitedForAcrossRules() {
    depends("ent0", "inet0");

    assertThat(run(8, programs(name -> Result.done())).waiting()).isEmpty();
    assertThat(status("ent0")).isEqualTo(Status.AVAILABLE);
  }

  @Test
  void dependencyThatFails_leavesItsDependentDefined() {
    depends("ent0", "ent3");
    RunReport report = run(8, programs(RunOrderTest::someFail));

    assertThat(status("ent0")).isEqualTo(Status.DEFINED);
    assertThat(report.waiting())
        .containsExactly(new Finding("ent0", "depends on ent3, which is not available"));
    assertThat(status("ent1")).isEqualTo(Status.AVAILABLE);
  }

  @Test
  void dependencyInACircle_isToldAndEnds() {
    depends("ent0", "ent1");
    depends("ent1", "ent0");
    RunReport report = run(8, programs(name -> Result.done()));

    assertThat(report.waiting())
        .extracting(Finding::device)
        .containsExactlyInAnyOrder("ent0", "ent1");
    assertThat(status("ent2")).isEqualTo(Status.AVAILABLE);
  }

  @Test
  void oneDevice_mayDependOnOneThatIsAvailableAlready() {
    run(8, programs(name -> Result.done()));
    depends("ent0", "ent7");

    assertThat(run(8, programs(name -> Result.done()), Optional.of("ent0")).waiting()).isEmpty();
  }

  @Test
  void stop_endsTheRunAfterTheStep_andTheNextGoesOn() {
    String bridge = "/devices/pci0000:00/0000:00:1e.0";
    tree = tree.device("pci", bridge, "PCI_ID=8086:244E", "PCI_CLASS=60400", "driver=pcieport");
    card(bridge + "/0000:01:00.0");
    RunReport report =
        run(
            2,
            programs(
                name -> {
                  stop.ask();
                  return Result.done();
                }));

    assertThat(report.stopped()).isTrue();
    assertThat(status("ent0")).isEqualTo(Status.AVAILABLE);
    assertThat(status("ent12")).isEqualTo(Status.DEFINED);
    RunReport next =
        Engine.run(
            Machine.elsewhere(
                tree.hardware(), TestingKernel.NONE, odm, programs(name -> Result.done())),
            new RunRequest(2, 0, "", Optional.empty()));
    assertThat(next.stopped()).isFalse();
    assertThat(next.configured()).contains("ent12").doesNotContain("ent0");
  }

  /** The limit of a type stands in PdAt. */
  @Test
  void configureLimit_ofAType_isObeyed() {
    add(
        OdmObject.of(
            StandardClasses.PDAT,
            Map.of(
                "uniquetype",
                "adapter/pci/*",
                "attribute",
                "configure_limit",
                "deflt",
                "7",
                "rep",
                "n")));
    Set<Duration> limits = java.util.concurrent.ConcurrentHashMap.newKeySet();
    run(
        2,
        action -> {
          if (action instanceof Action.UpdateOdm update) {
            odm.apply(update.changes());
          } else if (action instanceof Action.RunProgram program
              && program.device().startsWith("ent")) {
            limits.add(program.limit());
          }
          return Result.done();
        });

    assertThat(limits).containsExactly(Duration.ofSeconds(7));
  }
}
