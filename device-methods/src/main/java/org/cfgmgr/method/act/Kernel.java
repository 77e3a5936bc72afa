package org.cfgmgr.method.act;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.guard.Guard.Use;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Result;

/** What is asked of the kernel by writing into its files. Takes nothing away that is in use. */
final class Kernel {
  private final Path root;
  private final Guard guard;
  private final AttributeWriter writer;

  /** Of the machine whose {@code sys} and {@code proc} are below a directory. */
  Kernel(Path root, Guard guard, AttributeWriter writer) {
    this.root = root;
    this.guard = guard;
    this.writer = writer;
  }

  Result bind(Action.BindDriver bind) {
    Path bus = root.resolve("sys/bus").resolve(bind.bus());
    Path file =
        bind.driver().isEmpty()
            ? bus.resolve("drivers_probe")
            : bus.resolve("drivers").resolve(bind.driver()).resolve("bind");
    return KernelFile.write(file, name(bind.device()));
  }

  Result unbind(Action.UnbindDriver unbind) {
    Path driver = root.resolve("sys/bus").resolve(unbind.bus()).resolve("drivers");
    return inUse(unbind.device())
        .orElseGet(
            () ->
                KernelFile.write(
                    driver.resolve(unbind.driver()).resolve("unbind"), name(unbind.device())));
  }

  Result set(Action.SetAttribute set) {
    KernelPlace place = set.place();
    Optional<Result> refused = place.disruptive() ? inUse(place.device()) : Optional.empty();
    return refused.orElseGet(() -> writer.set(place, set.value()));
  }

  /** Why a module must stay: one of its devices is in use. */
  Optional<Result> refusal(String module) {
    for (String device : devices(module)) {
      Optional<Result> refused = inUse(device);
      if (refused.isPresent()) {
        return refused;
      }
    }
    return Optional.empty();
  }

  private Optional<Result> inUse(String device) {
    List<Use> uses = guard.uses(device);
    return uses.isEmpty()
        ? Optional.empty()
        : Optional.of(Result.failed(device + " is in use: " + uses.get(0).reason()));
  }

  /** The devices that the drivers of a module are bound to, by sysfs path. */
  private List<String> devices(String module) {
    List<String> found = new ArrayList<>();
    Path drivers = root.resolve("sys/module").resolve(module.replace('-', '_')).resolve("drivers");
    for (Path driver : children(drivers)) {
      for (Path entry : children(driver)) {
        // Beside the devices, a driver has its attributes and a link to its module.
        if (Files.isSymbolicLink(entry) && !entry.endsWith("module")) {
          found.add("/" + root.resolve("sys").relativize(real(entry)));
        }
      }
    }
    return found;
  }

  private static Path real(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> children(Path directory) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(found::add);
    } catch (NoSuchFileException e) {
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static String name(String device) {
    return device.substring(device.lastIndexOf('/') + 1);
  }
}
