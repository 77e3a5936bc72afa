package org.cfgmgr.daemon.cfgmgr;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.engine.Software;
import org.cfgmgr.daemon.engine.Subjects;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.match.Logical;
import org.cfgmgr.match.LogicalTree;
import org.cfgmgr.match.Matcher;
import org.cfgmgr.method.Configure;
import org.cfgmgr.method.Configured;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.Device;

/** Says why a device is what it is: its facts, how it was matched, what would drive it. */
final class Explanation {
  private final PrintStream out;
  private final PrintStream err;
  private final Matcher matcher;
  private final LogicalTree tree;
  private final Site site;
  private final Odm odm;
  private final Software software;

  private Explanation(Site site, Odm odm, Software software, Terminal terminal) {
    this.out = terminal.out();
    this.err = terminal.err();
    this.matcher = Matcher.load(odm);
    this.tree = LogicalTree.of(site.hardware().scan(), matcher);
    this.site = site;
    this.odm = odm;
    this.software = software;
  }

  static Explanation of(Site site, Odm odm, Software software, Terminal terminal) {
    return new Explanation(site, odm, software, terminal);
  }

  /** Explains a device by its name, its path in sysfs, or the end of that path. */
  int print(String name) {
    Optional<Device> device = find(path(name));
    if (device.isEmpty()) {
      err.println("cfgmgr: there is no device " + name + " on " + site.hardware().describe());
      return ExitCode.FAILED;
    }
    print(device.get());
    return ExitCode.OK;
  }

  private String path(String name) {
    Criteria which = Criteria.equal("name", name).and(Criteria.equal("attribute", "sysfs_path"));
    return odm.get(StandardClasses.CUAT, which).stream()
        .map(found -> found.text("value"))
        .findFirst()
        .orElse(name);
  }

  private Optional<Device> find(String name) {
    return tree.devices().all().stream()
        .filter(device -> device.path().equals(name) || device.path().endsWith("/" + name))
        .findFirst();
  }

  private void print(Device device) {
    out.println(device.path());
    device.facts().forEach((fact, value) -> out.println("  fact   " + fact + " = " + value));
    matcher.explain(device, tree.devices()).forEach(line -> out.println("  match  " + line));
    for (Candidate candidate : site.kernel().candidates(device.modalias())) {
      String note = candidate.blacklisted() ? ", blacklisted" : "";
      out.println(
          "  module %d. %s by %s%s"
              .formatted(candidate.rank(), candidate.module(), candidate.pattern(), note));
    }
    tree.owner(device.path()).ifPresent(owner -> state(device, owner));
  }

  private void state(Device asked, Logical device) {
    Configured configured = Configure.of(device, site.kernel(), site.loadedModules());
    out.println(
        "  state  " + (configured.available() ? "works" : "does not work: " + configured.why()));
    List<Subject> subjects =
        Subjects.of(asked.kernelName(), device, site.kernel(), site.loadedModules());
    software.missing(subjects).forEach(this::missing);
  }

  private void missing(Missing missing) {
    out.println("  lacks  " + missing.text() + ": " + missing.cause().text());
    missing.evidence().forEach(line -> out.println("         " + line));
  }
}
