package org.cfgmgr.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Asks the kernel anew at each question: the answer may change while a command runs. */
final class LiveGuard implements Guard {
  private final KernelFiles files;
  private final Addresses addresses;

  LiveGuard(KernelFiles files, Addresses addresses) {
    this.files = files;
    this.addresses = addresses;
  }

  @Override
  public List<Use> uses(String sysfsPath) {
    MountTable mounts = MountTable.of(files);
    if (mounts.own().isEmpty()) {
      return List.of(unknown(sysfsPath));
    }
    Blocks blocks = new Blocks(files, mounts.own());
    Foundations foundations = new Foundations(files, blocks);
    List<Use> found = uses(sysfsPath, foundations, tables(mounts, blocks));
    // The files of all processes cost the most; nobody needs them where the answer is known.
    return found.isEmpty() ? uses(sysfsPath, foundations, processes(sysfsPath, blocks)) : found;
  }

  private static Use unknown(String path) {
    return new Use(path, Claim.name(path) + " may be in use: /proc/self/mountinfo cannot be read");
  }

  private List<Source> tables(MountTable mounts, Blocks blocks) {
    List<Route> routes = Route.all(files);
    return List.of(
        new Mounted(files, mounts, blocks),
        new Swaps(files, blocks),
        new Held(files, blocks),
        new Members(files, blocks),
        new Exports(files, blocks),
        new Interfaces(files, routes, addresses),
        new NetworkStorage(files, routes, mounts.own()),
        new SystemMemory(files),
        new Consoles(files),
        new Watchdogs(files));
  }

  private List<Source> processes(String sysfsPath, Blocks blocks) {
    OpenFiles open = OpenFiles.of(files);
    return List.of(
        new Vfio(files, open),
        new OpenNodes(files, blocks, open),
        new HiddenInterfaces(files, sysfsPath));
  }

  private static List<Use> uses(String asked, Foundations foundations, List<Source> sources) {
    List<Claim> claims = new ArrayList<>();
    sources.forEach(source -> source.claims().forEach(claims::add));
    return claims.stream()
        .sorted(Comparator.comparing(Claim::strength))
        .flatMap(claim -> use(asked, foundations, claim))
        .distinct()
        .toList();
  }

  private static Stream<Use> use(String asked, Foundations foundations, Claim claim) {
    return Claim.covers(asked, claim.path())
        ? Stream.of(claim.direct())
        : foundations.of(claim.path()).stream()
            .filter(foundation -> Claim.covers(asked, foundation))
            .map(claim::through)
            .limit(1);
  }
}
