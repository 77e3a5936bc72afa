package org.cfgmgr.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words are apt's and dpkg's own, as they printed them. */
class AptTroubleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOCKED|E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 77 (apt-get)",
        "UNFINISHED|E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.",
        "NO_SUCH_PACKAGE|E: Unable to locate package firmware-bnx2",
        "NO_SUCH_PACKAGE|E: Package 'firmware-bnx2' has no installation candidate",
        "UNMET|E: Unable to correct problems, you have unmet dependencies.",
        "HELD|E: Held packages were changed and -y was used without --allow-change-held-packages.",
        "UNMET|E: Unable to correct problems, you have held broken packages.",
        "FETCH|E: Failed to fetch http://archive.example/x.deb  404  Not Found [IP: 127.0.0.1 80]",
        "DAMAGED|E: Failed to fetch http://archive.example/x.deb  Hash Sum mismatch",
        "DAMAGED|dpkg-deb: error: <decompress> subprocess returned error exit status 2",
        "DISK_FULL|E: You don't have enough free space in /var/cache/apt/archives/.",
        "DISK_FULL|dpkg: error processing archive x.deb (--unpack): cannot copy: No space left on device",
        "CONFIGURE|E: Sub-process /usr/bin/dpkg returned an error code (1)",
        "OTHER|E: something new",
      })
  void trouble_byAptsOwnWords(Trouble expected, String output) {
    assertThat(AptTrouble.of(output).trouble()).isEqualTo(expected);
  }

  @Test
  void message_hasWhatAptSaidAndWhatToDo() {
    SourceException told =
        AptTrouble.of(
            """
            Reading package lists...
            Building dependency tree...
            E: Unable to locate package firmware-bnx2
            """);

    assertThat(told)
        .hasMessage(
            """
            E: Unable to locate package firmware-bnx2
            run apt-get update, or give a directory that has it: cfgmgr -i DIR""");
  }

  @Test
  void unmetBecauseOfAHold_namesTheHold() {
    SourceException told =
        AptTrouble.of(
            """
            The following packages have unmet dependencies:
             a : Depends: libx (>= 2) but 1 is to be installed
            E: Unable to correct problems, you have unmet dependencies.
            """,
            List.of("libx"),
            name -> "");

    assertThat(told.trouble()).isEqualTo(Trouble.HELD);
    assertThat(told)
        .hasMessageContaining("Depends: libx (>= 2)")
        .hasMessageContaining("libx is held\nrelease it with apt-mark unhold");
  }

  @Test
  void leftOutByAPreference_namesThePreferences() {
    SourceException told =
        AptTrouble.of(
            "E: Package 'linux-image-amd64' has no installation candidate\n",
            List.of(),
            name ->
                """
                %s:
                  Installed: (none)
                  Candidate: (none)
                  Version table:
                     6.1.192-2 -1
                        500 file:/packages ./ Packages
                """
                    .formatted(name));

    assertThat(told.trouble()).isEqualTo(Trouble.PINNED);
    assertThat(told)
        .hasMessage(
            """
            E: Package 'linux-image-amd64' has no installation candidate
            apt's preferences leave out linux-image-amd64
            see /etc/apt/preferences and preferences.d; without that preference it can be installed""");
  }

  @Test
  void notKnownAtAll_isNotLeftOutByAPreference() {
    SourceException told =
        AptTrouble.of(
            "E: Package 'firmware-bnx2' has no installation candidate\n",
            List.of(),
            name -> "firmware-bnx2:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n");

    assertThat(told.trouble()).isEqualTo(Trouble.NO_SUCH_PACKAGE);
  }

  @Test
  void scriptThatFails_isQuoted() {
    SourceException told =
        AptTrouble.of(
            """
            Setting up linux-image-6.1.0-56-amd64 (6.1.192-2) ...
            this cannot work
            dpkg: error processing package linux-image-6.1.0-56-amd64 (--configure):
             installed linux-image-6.1.0-56-amd64 package post-installation script subprocess returned error exit status 1
            Errors were encountered while processing:
             linux-image-6.1.0-56-amd64
            E: Sub-process /usr/bin/dpkg returned an error code (1)
            """);

    assertThat(told.trouble()).isEqualTo(Trouble.CONFIGURE);
    assertThat(told)
        .hasMessage(
            """
            Setting up linux-image-6.1.0-56-amd64 (6.1.192-2) ...
            this cannot work
            dpkg: error processing package linux-image-6.1.0-56-amd64 (--configure):
             installed linux-image-6.1.0-56-amd64 package post-installation script subprocess returned error exit status 1
            see what its script said above; mend that, then run the command again""");
  }
}
