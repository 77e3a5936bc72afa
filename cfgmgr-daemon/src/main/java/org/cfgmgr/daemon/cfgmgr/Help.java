package org.cfgmgr.daemon.cfgmgr;

import java.util.List;
import org.cfgmgr.daemon.command.Usage;

/** What cfgmgr takes, and what it says of it. */
final class Help {
  private static final String HELP =
      """
      usage: cfgmgr [-f | -s | -p PHASE] [-l NAME] [-m MASK] [-S] [-v] [-n] [-i [SOURCE]]
                    [--boot] [--reboot] [--accept-licences] [--platform NAME] [--heal]
                    [--all] [--json] [--textfile FILE] [--root DIR] [--kernel RELEASE]
                    [--hardware FILE] [--takeover | --duplicate [--hostname NAME]]
             cfgmgr --want-list [--root DIR] [--hardware FILE] > WANTLIST
             cfgmgr --fetch-for WANTLIST DIR
             cfgmgr --explain DEVICE | --record FILE | COMMAND ...

      Finds the devices of this machine, configures them, records them in the ODM, and says
      which device software is missing. Without options it runs the rules of phase 2.

        -f, -s           run the rules of phase 1, of phase 2, as at boot
        -p PHASE         run the rules of that phase: 1, 2 or 3
        -l NAME          configure only this device and what is below it
        -m MASK          run only rules for these kinds of boot
        -S               run methods one at a time, not side by side
        -v               show each method as it runs, and what does not work
        -n               dry run: show everything, change nothing
        -i [SOURCE]      install the missing device software: from the system's own sources, or
                         from SOURCE, a directory of packages; with -n the plan, and nothing else
        --accept-licences with -i: also software that is not free
        --want-list      print what this machine lacks and has, for a machine with a network
        --fetch-for WANTLIST DIR
                         fetch into DIR what a want list asks for (- is standard input); then
                         cfgmgr -i DIR on the first machine
        --platform NAME  with -i: the machine starts as x86_64-efi or x86_64-bios, where
                         --hardware does not say it
        --all            with -i: another kernel also for devices that hardly anybody uses
        --boot           as the unit cfgmgr-boot.service calls it: on another machine than before,
                         -i from the packages that travel with the system
        --reboot         with -i or --boot: restart where a new kernel asks for it
        --takeover       this restored system becomes the original: stop when that still answers on
                         its addresses, else recover the devices
        --duplicate      this system becomes another machine than the original: new machine id, SSH
                         host keys and DHCP identity; with --root of the system in DIR
        --hostname NAME  with --duplicate: and a new name
        --heal           set attributes that somebody has changed back to what the ODM says
        --hardware FILE  another machine in place of this one; - is standard input. FILE is a
                         recording (directory or tar, gz, xz, zst), or text that the machine's
                         own commands print: modaliases, uevents, lspci -nnk, hwinfo
        --root DIR       the installed system in DIR in place of the running one
        --kernel RELEASE the kernel that is to drive the devices
        --explain DEVICE why a device is what it is; its name, or its path in sysfs
        --record FILE    record this machine's devices, for --hardware elsewhere
        --json           the result for programs
        --textfile FILE  also write the state of the devices and what is missing as metrics,
                         for the textfile collector of Prometheus' node_exporter

      Exit codes: 0 all well, 1 something failed, 2 wrong usage, 3 device software is missing,
      4 another run holds the lock, 70 internal error, 130 and 143 stopped by a signal.

      Examples:
        cfgmgr -v
        cfgmgr -l ent0
        cfgmgr --hardware new-server.tar.xz --root /mnt/image -v
        ssh new 'grep -rs --include=uevent . /sys/devices; ls -d /sys/firmware/*' |
            cfgmgr --hardware - --root /mnt/image
      """;

  static final Usage USAGE =
      new Usage(
          "fsp:l:m:Svni",
          List.of(
              "root:",
              "kernel:",
              "hardware:",
              "explain:",
              "record:",
              "heal",
              "json",
              "all",
              "textfile:",
              "accept-licences",
              "platform:",
              "boot",
              "reboot",
              "want-list",
              "fetch-for:",
              "takeover",
              "duplicate",
              "hostname:"),
          HELP);

  private Help() {}
}
