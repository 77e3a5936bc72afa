package org.cfgmgr.preflight;

import static org.cfgmgr.preflight.Check.Stage.REACH;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cfgmgr.image.net.Claim;
import org.cfgmgr.image.net.Naming;
import org.cfgmgr.image.net.NetInterface;
import org.cfgmgr.image.net.NetworkConfig;

/** What to do about a network that will not come up. */
final class NetworkRemedy {
  private static final String NAME = "network";

  private final Case all;

  NetworkRemedy(Case all) {
    this.all = all;
  }

  /** About cards that nothing drives. */
  String drivers(List<Lack> lacks) {
    if (lacks.stream().anyMatch(lack -> lack.kind() == Lack.Kind.NO_DRIVER)) {
      return new StorageRemedy(all).otherKernel();
    }
    return lacks.stream().map(this::driver).distinct().collect(Collectors.joining("; "));
  }

  private String driver(Lack lack) {
    return switch (lack.kind()) {
      case BLOCKED -> "let " + lack.module() + " be loaded (modprobe.d, command line)";
      case NO_FIRMWARE -> "install the firmware package for " + lack.module();
      default -> "install the package of kernel " + all.release() + " again";
    };
  }

  /** About cards that work and that nothing configures. */
  Check unconfigured(NetworkConfig config, List<NetInterface> found, Naming naming) {
    String names = found.stream().map(Names::of).collect(Collectors.joining(", "));
    String reason = names + ": " + reason(config);
    String remedy = remedy(config, found.get(0));
    if (config.generated()) {
      String hope = "; cloud-init configures it only where it finds its data";
      return Check.unknown(NAME, REACH, reason + hope, remedy);
    }
    boolean chance = found.stream().anyMatch(one -> one.name().isEmpty());
    return chance && config.claims().stream().anyMatch(Claim::addresses)
        ? Check.unknown(
            NAME,
            REACH,
            reason + "; the kernel's names stay (" + naming.why() + "), and hang on chance here",
            remedy)
        : Check.fail(NAME, REACH, reason, remedy);
  }

  /** What an administrator wrote; the distribution's own files are for containers and the like. */
  private static List<Claim> own(NetworkConfig config) {
    List<Claim> all = config.claims().stream().filter(Claim::addresses).toList();
    List<Claim> own = all.stream().filter(claim -> !claim.file().startsWith("/usr/")).toList();
    return own.isEmpty() ? all : own;
  }

  private static String reason(NetworkConfig config) {
    if (config.managers().isEmpty()) {
      return "nothing configures networks at boot";
    }
    String managers = String.join(", ", config.managers());
    String wants =
        own(config).stream()
            .map(claim -> claim.wants() + " in " + claim.file())
            .distinct()
            .collect(Collectors.joining(", "));
    return wants.isEmpty()
        ? managers + " gives no interface an address"
        : "not configured; " + managers + " knows " + wants;
  }

  private String remedy(NetworkConfig config, NetInterface found) {
    String name = found.name().isEmpty() ? "eth0" : found.name();
    Optional<Claim> claim =
        own(config).stream().filter(one -> one.wants().matches("[\\w.-]+")).findFirst();
    if (claim.isPresent()) {
      return "rename %s to %s in %s%s"
          .formatted(claim.get().wants(), name, all.image(), claim.get().file());
    }
    return own(config).stream()
        .findFirst()
        .map(one -> "change what %s%s matches (%s)".formatted(all.image(), one.file(), one.wants()))
        .orElse("configure " + name + " in the image");
  }
}
