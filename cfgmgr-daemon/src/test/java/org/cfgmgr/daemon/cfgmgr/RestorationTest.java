package org.cfgmgr.daemon.cfgmgr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.bosinst.ControlFlow;
import org.cfgmgr.daemon.bosinst.Recovery;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.identity.Identity;
import org.cfgmgr.daemon.identity.KnownMachine;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuAt;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorationTest {
  @TempDir Path root;

  private final SqliteOdm odm = SqliteOdm.inMemory();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    odm.close();
  }

  private static DeviceTree machine(int number) {
    return TestingTree.create()
        .file("sys/class/dmi/id/product_uuid", "11111111-0000-0000-0000-00000000000" + number)
        .directory("sys/firmware/dmi")
        .devices();
  }

  private Restoration on(int number, String... options) {
    return Restoration.of(
        Options.of(Help.USAGE.parse(List.of(options))), root, odm, machine(number));
  }

  private void knows(int number) {
    new KnownMachine(odm).remember(Identity.of(machine(number)));
  }

  private void says(String... fields) throws IOException {
    Files.writeString(
        root.resolve("bosinst.data"), "control_flow:\n  " + String.join("\n  ", fields) + "\n");
  }

  private Finish finish() {
    PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), told, told, Map.of());
    return new Finish(new CfgmgrCommand(), terminal, Path.of("/"), odm);
  }

  private Path program(String text) throws IOException {
    Path program = root.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + text + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private Restoration ending(String field, Path program) {
    boolean customizes = field.equals("CUSTOMIZATION_FILE");
    java.util.Optional<String> path = java.util.Optional.of(program.toString());
    java.util.Optional<String> none = java.util.Optional.empty();
    ControlFlow flow =
        new ControlFlow(
            Recovery.YES,
            true,
            false,
            false,
            customizes ? path : none,
            customizes ? none : path,
            false);
    return new Restoration(true, java.util.Set.of(Restoration.RECOVER, Restoration.FINISH), flow);
  }

  @Test
  void sameMachine_readsNoFile() throws IOException {
    says("RECOVER_DEVICES = rubbish");
    assertThat(on(1)).isEqualTo(Restoration.NONE);
    knows(1);

    assertThat(on(1)).isEqualTo(Restoration.NONE);
  }

  @Test
  void otherMachine_recoversUnlessTold() throws IOException {
    knows(1);
    assertThat(on(2).recovers()).isTrue();

    says("RECOVER_DEVICES = Default");
    assertThat(on(2).recovers()).isFalse();
    assertThat(on(2, "--takeover").recovers()).isTrue();
    assertThat(on(2, "--duplicate").recovers()).isFalse();

    says("RECOVER_DEVICES = no");
    assertThat(on(2).recovers()).isFalse();
    assertThat(on(2, "--takeover").recovers()).isFalse();
  }

  @Test
  void recovery_goesOnAfterARestart_untilNothingIsMissing() {
    knows(1);
    Restoration first = on(2);
    assertThat(first.moved()).isTrue();
    new KnownMachine(odm).remember(Identity.of(machine(2)), first.after(false, false));

    Restoration second = on(2);
    assertThat(second.moved()).isFalse();
    assertThat(second.recovers()).isTrue();
    assertThat(second.isUnfinished()).isTrue();
    new KnownMachine(odm).remember(second.after(true, false));
    assertThat(on(2).recovers()).isTrue();
    assertThat(on(2).isUnfinished()).isFalse();

    new KnownMachine(odm).remember(on(2).after(true, true));
    assertThat(on(2)).isEqualTo(Restoration.NONE);
  }

  @Test
  void devicesOfTheOldMachine_areForgottenWhereTheyAreNotRecovered() throws IOException {
    knows(1);
    List<OdmChange> add = new ArrayList<>();
    for (String name : List.of("sys0", "ent0", "inet0")) {
      CuDv device =
          new CuDv(name, CuDv.Status.AVAILABLE, CuDv.ChangeStatus.SAME, "", "", "", "", "a/b/c");
      add.add(new OdmChange.Add(device.toObject()));
    }
    add.add(new OdmChange.Add(CuAt.text("sys0", "unique_id", "uuid:1").toObject()));
    add.add(new OdmChange.Add(CuAt.text("ent0", "unique_id", "pci:1").toObject()));
    add.add(new OdmChange.Add(CuAt.text("ent0", "mtu", "9000").toObject()));
    odm.apply(add);

    on(2).begin(odm, Actuators.recording(odm, action -> {}));
    assertThat(odm.get(StandardClasses.CUDV, Criteria.all())).hasSize(3);

    says("RECOVER_DEVICES = no");
    on(2).begin(odm, Actuators.recording(odm, action -> {}));
    assertThat(odm.get(StandardClasses.CUDV, Criteria.all()))
        .extracting(object -> object.text("name"))
        .containsExactlyInAnyOrder("sys0", "inet0");
    assertThat(odm.get(StandardClasses.CUAT, Criteria.equal("name", "ent0"))).isEmpty();
  }

  @Test
  void fields_addToWhatIsAsked() throws IOException {
    says("ALL_DEVICES_KERNELS = yes", "ACCEPT_LICENSES = yes", "BOSINST_DEBUG = yes");
    Options asked = Options.of(Help.USAGE.parse(List.of("--root", root.toString())));
    Options options = asked.obeying(Restoration.of(asked, root, odm, machine(1)).flow());

    assertThat(options.all()).isTrue();
    assertThat(options.licences()).isTrue();
    assertThat(options.verbose()).isTrue();
  }

  @Test
  void customization_isRunOnceAtTheEnd() throws IOException {
    Path trace = root.resolve("trace");
    Restoration restoration = ending("CUSTOMIZATION_FILE", program("echo run >>" + trace));

    assertThat(finish().of(restoration, ExitCode.MISSING)).isEqualTo(ExitCode.MISSING);
    assertThat(trace).hasContent("run");
    assertThat(new KnownMachine(odm).unfinished()).containsExactly(Restoration.RECOVER);
  }

  @Test
  void customizationThatFails_failsTheRestore_andIsRunAgain() throws IOException {
    Restoration restoration = ending("CUSTOMIZATION_FILE", program("exit 3"));

    assertThat(finish().of(restoration, ExitCode.OK)).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "cfgmgr: CUSTOMIZATION_FILE: " + root.resolve("program") + ": ended with code 3\n");
    assertThat(new KnownMachine(odm).unfinished())
        .containsExactly(Restoration.FINISH, Restoration.RECOVER);
  }

  @Test
  void failure_runsErrorExit_andLeavesTheRestoreUnfinished() throws IOException {
    Path trace = root.resolve("trace");
    Restoration restoration = ending("ERROR_EXIT", program("echo alarm >>" + trace));

    assertThat(finish().of(restoration, ExitCode.OK)).isEqualTo(ExitCode.OK);
    assertThat(trace).doesNotExist();
    assertThat(finish().of(restoration, ExitCode.FAILED)).isEqualTo(ExitCode.FAILED);
    assertThat(trace).hasContent("alarm");
    assertThat(new KnownMachine(odm).unfinished()).contains(Restoration.FINISH);
  }
}
