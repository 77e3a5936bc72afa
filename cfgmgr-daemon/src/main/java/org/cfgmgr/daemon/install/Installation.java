package org.cfgmgr.daemon.install;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.scan.Hardware;
import org.cfgmgr.source.FilesetSource;
import org.cfgmgr.source.Offer;
import org.cfgmgr.source.Sources;
import org.cfgmgr.source.Tools;
import org.cfgmgr.system.OwnSources;

/**
 * Installs what a plan names into a system and makes it true: packages, the early system, the boot
 * loader. Every change is an action, written in the journal before it is done.
 */
public final class Installation {
  private final Request request;
  private final Actuator asking;
  private final Actuator showing;
  private final Actuator acting;
  private final Consumer<String> told;
  private final Duration lock;

  /**
   * An installation.
   *
   * @param asking runs what changes nothing
   * @param showing the same, and shows what it says
   * @param acting runs what changes the system, and keeps the journal
   * @param told is told what is done
   * @param lock how long another program that installs is waited for
   */
  public Installation(
      Request request,
      Actuator asking,
      Actuator showing,
      Actuator acting,
      Consumer<String> told,
      Duration lock) {
    this.showing = showing;
    this.lock = lock;
    this.request = request;
    this.asking = asking;
    this.acting = acting;
    this.told = told;
  }

  /**
   * Does it.
   *
   * @return the kernel that the system will start; empty when it stays
   * @throws InstallException when something is in the way, or went wrong
   * @throws org.cfgmgr.source.SourceException when the source cannot give what is needed
   */
  public Optional<String> run() {
    consent();
    BootSteps boot =
        new BootSteps(
            request.root(), request.hardware(), request.firmware(), Performing.with(acting, told));
    Set<String> more = request.boot() ? beside(boot) : Set.of();
    Optional<String> release = Optional.empty();
    if (!request.plan().isEmpty() || !more.isEmpty()) {
      release = install(boot, more);
    }
    if (request.boot()) {
      boot.makeEfi();
    }
    return release;
  }

  private static Set<String> beside(BootSteps boot) {
    return boot.needsEfi() ? Set.of(BootSteps.EFI_PACKAGE) : Set.of();
  }

  /**
   * Packages that a system needs beside those of a plan, to start on a machine.
   *
   * @param firmware of that machine
   */
  public static Set<String> beside(Path root, Hardware hardware, String firmware) {
    return beside(new BootSteps(root, hardware, firmware, action -> {}));
  }

  private void consent() {
    List<String> licensed = request.plan().licensed().stream().map(SoftwarePackage::name).toList();
    List<String> lacking = new ArrayList<>();
    if (!licensed.isEmpty()) {
      lacking.add(
          "not free software, and so not installed without consent: "
              + String.join(", ", licensed));
    }
    if (!absent().isEmpty()) {
      lacking.add(
          "the system's sources leave out the component "
              + String.join(", ", absent())
              + "; with consent it is enabled in /"
              + OwnSources.FILE);
    }
    if (!lacking.isEmpty() && !request.licences()) {
      throw new InstallException(String.join("\n", lacking) + "; say --accept-licences");
    }
  }

  /** Components that must be enabled first; a directory has what it has. */
  private Set<String> absent() {
    return request.directory().isPresent() ? Set.of() : request.plan().components();
  }

  private Optional<String> install(BootSteps boot, Set<String> more) {
    SystemTools tools = new SystemTools(request.root(), asking, request.directory());
    FilesetSource source = source(tools);
    told.accept("asking " + source.describe());
    Components components = new Components(request.root(), absent(), Performing.with(acting, told));
    Offer offer = components.asked(source, () -> told(offer(source, more)));
    fetch(source, offer);
    String menu = boot.keepMenu();
    if (bootsAnother()) {
      boot.prepare(request.plan().chosen().release(), request.drivers());
    }
    if (!offer.isEmpty()) {
      packages(tools, source, offer);
    }
    Optional<String> release = release(offer);
    release.ifPresent(kernel -> boot.start(kernel, menu));
    return release;
  }

  private boolean bootsAnother() {
    return request.boot() && request.plan().chosen().change();
  }

  private Offer offer(FilesetSource source, Set<String> more) {
    return request.list().isPresent()
        ? new Selection(source, told).of(request.list().get().and(more))
        : new Order(source, told).of(request.plan(), more);
  }

  private FilesetSource source(SystemTools tools) {
    if (request.directory().isEmpty()) {
      return Sources.apt(tools, lock);
    }
    try {
      tools.showHere();
    } catch (IOException e) {
      throw new InstallException("cannot write below " + Sources.PLACE + ": " + e.getMessage());
    }
    String architecture =
        new Root(request.root())
            .read("var/lib/dpkg/arch")
            .flatMap(text -> text.lines().findFirst())
            .orElse("amd64");
    return Sources.directory(tools, request.directory().get(), architecture, lock);
  }

  private Offer told(Offer offer) {
    list("installs", offer.installed());
    list("upgrades", offer.upgraded());
    list("removes", offer.removed());
    if (!offer.removed().isEmpty()) {
      throw new InstallException(
          "packages would have to go, which cfgmgr does not do: install by hand what is wanted");
    }
    return offer;
  }

  private void list(String what, List<Offer.Item> items) {
    if (!items.isEmpty()) {
      told.accept(
          what + " " + items.stream().map(Offer.Item::toString).collect(Collectors.joining(", ")));
    }
  }

  /** Before anything is changed: most of what goes wrong does here. */
  private void fetch(FilesetSource source, Offer offer) {
    if (!offer.isEmpty()) {
      SystemTools shown = new SystemTools(request.root(), showing, request.directory());
      Tools.Output fetched = shown.run(source.fetch(offer));
      if (!fetched.ok()) {
        throw source.failure(fetched.text());
      }
    }
  }

  private void packages(SystemTools tools, FilesetSource source, Offer offer) {
    Optional<Action> undo =
        offer.newNames().isEmpty()
            ? Optional.empty()
            : Optional.of(tools.action(source.remove(offer.newNames()), Optional.empty()));
    Result result = acting.perform(tools.action(source.install(offer), undo));
    if (result.failed() || result.code() != 0) {
      throw source.failure(result.out() + result.err());
    }
  }

  /** The kernel that the plan changes to; of the newest package where only that is named. */
  private Optional<String> release(Offer offer) {
    if (!bootsAnother()) {
      return Optional.empty();
    }
    String planned = request.plan().chosen().release();
    return Optional.of(
            offer.newNames().stream()
                .filter(name -> name.matches("linux-image-\\d.*"))
                .map(name -> name.substring("linux-image-".length()))
                .filter(name -> !name.equals(planned))
                .findFirst()
                .filter(name -> !offer.newNames().contains("linux-image-" + planned))
                .orElse(planned))
        .filter(kernel -> request.list().isEmpty() || isThere(kernel));
  }

  private boolean isThere(String kernel) {
    return new Root(request.root()).find("boot/vmlinuz-" + kernel).isPresent();
  }
}
