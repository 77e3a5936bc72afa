package org.cfgmgr.daemon.bosinst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cfgmgr.kernel.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlFlowTest {
  /** As an installation of AIX has it (IBM, "Using the bosinst.data file"), shortened. */
  private static final String TEXT =
      """
      # made by hand
      control_flow:
          CONSOLE = Default
          PROMPT = no
          ERROR_EXIT =
          CUSTOMIZATION_FILE = opt/finish
          RECOVER_DEVICES = no
          BOSINST_DEBUG = yes
          ACCEPT_LICENSES = yes
          INSTALL_DEVICES_AND_UPDATES = no
          ALL_DEVICES_KERNELS=yes
          OURS = kept as it is

      target_disk_data:
          HDISKNAME = hdisk0

      target_disk_data:
          HDISKNAME = hdisk1

      locale:
          BOSINST_LANG = C
      """;

  @TempDir Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void program(String path) throws IOException {
    file(path, "#!/bin/sh\n");
    assertThat(root.resolve(path).toFile().setExecutable(true)).isTrue();
  }

  private ControlFlow read() {
    return ControlFlow.read(new Root(root));
  }

  @Test
  void noFile_keepsWhatTheAdministratorWants() {
    assertThat(read()).isEqualTo(ControlFlow.UNSAID);
    assertThat(read().recovery()).isEqualTo(Recovery.YES);
  }

  @Test
  void fields_areObeyed() throws IOException {
    program("opt/finish");
    file("bosinst.data", TEXT);

    assertThat(read())
        .isEqualTo(
            new ControlFlow(
                Recovery.NO,
                false,
                true,
                true,
                Optional.of("/opt/finish"),
                Optional.empty(),
                true));
  }

  @Test
  void blankAndLeftOut_areAixsDefaults() throws IOException {
    file("bosinst.data", "control_flow:\n\tRECOVER_DEVICES =\n");

    assertThat(read())
        .isEqualTo(
            new ControlFlow(
                Recovery.DEFAULT, true, false, false, Optional.empty(), Optional.empty(), false));
  }

  @Test
  void places_theOneInTheImageWins() throws IOException {
    file("etc/cfgmgr/bosinst.data", "control_flow:\n RECOVER_DEVICES = no\n");
    assertThat(read().recovery()).isEqualTo(Recovery.NO);

    file("var/lib/cfgmgr/bosinst.data", "control_flow:\n RECOVER_DEVICES = yes\n");
    assertThat(read().recovery()).isEqualTo(Recovery.YES);

    file("bosinst.data", "control_flow:\n RECOVER_DEVICES = Default\n");
    assertThat(read().recovery()).isEqualTo(Recovery.DEFAULT);
  }

  @Test
  void mistakes_areAllToldAtOnce() throws IOException {
    file("opt/text", "no program");
    file(
        "bosinst.data",
        """
          PROMPT = no
        control_flow:
          RECOVER_DEVICES = maybe
          ACCEPT_LICENSES = ja
          CUSTOMIZATION_FILE = /opt/gone
          ERROR_EXIT = /opt/text
        what is this
          BOSINST_DEBUG = yes
          BOSINST_DEBUG = no
        control_flow:
        """);

    assertThatThrownBy(this::read)
        .isInstanceOf(BosinstException.class)
        .hasMessage(
            """
            %1$s:1: PROMPT stands before the name of its stanza, such as control_flow:
            %1$s:3: RECOVER_DEVICES = maybe: is one of Default, yes, no
            %1$s:4: ACCEPT_LICENSES = ja: is one of yes, no
            %1$s:5: CUSTOMIZATION_FILE = /opt/gone: there is no such file in the system
            %1$s:6: ERROR_EXIT = /opt/text: may not be run; chmod +x makes it a program
            %1$s:7: 'what is this' is neither NAME: nor, indented, FIELD = value
            %1$s:9: BOSINST_DEBUG stands twice in its stanza
            %1$s:10: a second stanza control_flow: put all of its fields into one"""
                .formatted(root.resolve("bosinst.data")));
  }

  @Test
  void text_isGivenBackAsItIsWritten() {
    String odd = "control_flow:\r\n\tA=1 \r\n   B   =  two words  \n\n# end";

    assertThat(BosinstData.parse(TEXT).text()).isEqualTo(TEXT);
    assertThat(BosinstData.parse("").text()).isEmpty();
    assertThat(BosinstData.parse(odd).text()).isEqualTo(odd);
    assertThat(BosinstData.parse(odd).value("control_flow", "A")).isEqualTo("1");
    assertThat(BosinstData.parse(odd).with("control_flow", "A", "2").text())
        .isEqualTo(odd.replace("A=1 \r", "A=2\r"));
  }

  @Test
  void fieldThatIsChanged_changesNothingElse() {
    BosinstData data = BosinstData.parse(TEXT);
    BosinstData changed =
        data.with("control_flow", "RECOVER_DEVICES", "yes")
            .with("control_flow", "ERROR_EXIT", "/opt/alarm")
            .with("control_flow", "ALL_DEVICES_KERNELS", "no");

    assertThat(changed.text())
        .isEqualTo(
            TEXT.replace("RECOVER_DEVICES = no", "RECOVER_DEVICES = yes")
                .replace("ERROR_EXIT =\n", "ERROR_EXIT = /opt/alarm\n")
                .replace("KERNELS=yes", "KERNELS=no"));
    assertThat(changed.value("control_flow", "ERROR_EXIT")).isEqualTo("/opt/alarm");
    assertThatThrownBy(() -> data.with("control_flow", "NONE", "1"))
        .hasMessage("no field NONE in control_flow");
  }
}
