package org.cfgmgr.attr;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The attributes of a kernel that runs, read from its files. */
final class LiveKernelAttributes implements KernelAttributes {
  private static final Set<String> ROUTES = Set.of("inet", "inet6", "inet-absent", "inet6-absent");

  private final KernelFiles files;
  private final Ethtool ethtool;
  private final RouteTable routes;

  LiveKernelAttributes(Path root, EthtoolCalls calls) {
    files = new KernelFiles(root);
    ethtool = new Ethtool(calls);
    routes = new RouteTable(files);
  }

  @Override
  public Optional<KernelPlace> find(String access, String sysfsPath) {
    return Access.parse(access).flatMap(parsed -> find(parsed, sysfsPath));
  }

  private Optional<KernelPlace> find(Access access, String device) {
    return switch (access.kind()) {
      case SYSFS -> sysfs(access, device);
      case SYSCTL -> sysctl(access, device);
      case ETHTOOL -> ethtool(access, device);
      case ROUTE -> route(access);
    };
  }

  private Optional<KernelPlace> sysfs(Access access, String device) {
    Path sys = files.sysfs("");
    return access.alternatives().stream()
        .flatMap(
            path ->
                KernelFiles.first(path.startsWith("/") ? sys : files.sysfs(device), bare(path))
                    .stream())
        .map(file -> access.at(device, sys.relativize(file).toString()))
        .findFirst();
  }

  private static String bare(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private Optional<KernelPlace> ethtool(Access access, String device) {
    return Optional.of(access.at(device, access.place()))
        .filter(place -> Files.isDirectory(files.sysfs(device)) && ethtool.offers(place));
  }

  private Optional<KernelPlace> route(Access access) {
    return Optional.of(access.at("", access.place()))
        .filter(place -> ROUTES.contains(place.place()) && routes.read(place.place()).isPresent());
  }

  private Optional<KernelPlace> sysctl(Access access, String device) {
    String path = access.place().replace("%k", access.at(device, "").kernelName());
    String owner = path.equals(access.place()) ? "" : device;
    return Files.isRegularFile(files.sysctl(path))
        ? Optional.of(access.at(owner, path))
        : Optional.empty();
  }

  @Override
  public Optional<String> read(KernelPlace place) {
    return switch (place.kind()) {
      case SYSFS, SYSCTL -> text(place).map(KernelText::value);
      case ETHTOOL -> ethtool.read(place);
      case ROUTE -> routes.read(place.place());
    };
  }

  @Override
  public List<String> choices(KernelPlace place) {
    return switch (place.kind()) {
      case SYSFS, SYSCTL -> {
        List<String> listed = text(place).map(KernelText::choices).orElse(List.of());
        yield listed.isEmpty() ? Companions.choices(file(place)) : listed;
      }
      case ETHTOOL -> ethtool.choices(place);
      case ROUTE -> List.of();
    };
  }

  private Optional<KernelText> text(KernelPlace place) {
    return KernelFiles.text(file(place)).map(KernelText::of);
  }

  private Path file(KernelPlace place) {
    return place.kind() == KernelPlace.Kind.SYSFS
        ? files.sysfs(place.place())
        : files.sysctl(place.place());
  }

  @Override
  public Optional<String> instance(String sysfsPath) {
    Path device = files.sysfs(sysfsPath);
    return KernelFiles.number(device).map(number -> boot() + ":" + number + ":" + driver(device));
  }

  private String boot() {
    return KernelFiles.text(files.sysctl("kernel/random/boot_id")).map(String::strip).orElse("");
  }

  /** An interface or a disk has no driver of its own: its device has. */
  private static String driver(Path device) {
    return KernelFiles.number(device.resolve("driver"))
        .or(() -> KernelFiles.number(device.resolve("device/driver")))
        .orElse("");
  }
}
