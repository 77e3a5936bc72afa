package org.cfgmgr.guard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/**
 * Interfaces through which storage is reached: the route to the {@code addr=} of an NFS or SMB
 * mount and to the monitors of a CephFS one ({@code /proc/self/mountinfo}), to the portal of an
 * iSCSI connection ({@code /sys/class/iscsi_connection/N/address}, or {@code persistent_address}),
 * and to the {@code traddr=} of an NVMe controller ({@code /sys/class/nvme/N/address}).
 */
final class NetworkStorage implements Source {
  private static final Set<String> TYPES = Set.of("nfs", "nfs4", "cifs", "smb3", "ceph");
  private static final Set<String> FABRICS = Set.of("tcp", "rdma");

  private final KernelFiles files;
  private final List<Route> routes;
  private final List<Mount> mounts;

  NetworkStorage(KernelFiles files, List<Route> routes, List<Mount> mounts) {
    this.files = files;
    this.routes = routes;
    this.mounts = mounts;
  }

  @Override
  public Stream<Claim> claims() {
    return Stream.of(mounted(), iscsi(), nvme()).flatMap(claims -> claims);
  }

  private Stream<Claim> mounted() {
    return mounts.stream()
        .filter(mount -> TYPES.contains(mount.type()))
        .flatMap(
            mount ->
                servers(mount)
                    .flatMap(server -> claim(server, "carries the mount of " + what(mount))));
  }

  private static String what(Mount mount) {
    return mount.source() + " on " + mount.point();
  }

  private static Stream<String> servers(Mount mount) {
    return mount.option("addr").map(Stream::of).orElseGet(() -> monitors(mount.source()));
  }

  /** {@code 10.0.0.1:6789,10.0.0.2:6789:/}. */
  private static Stream<String> monitors(String source) {
    return Arrays.stream(source.split(",", -1))
        .map(monitor -> monitor.replaceFirst("(:\\d+)?(:/.*)?$", ""));
  }

  private Stream<Claim> iscsi() {
    return files.names("sys/class/iscsi_connection").stream()
        .flatMap(name -> files.device("sys/class/iscsi_connection/" + name).stream())
        .flatMap(path -> portal("sys" + path).stream())
        .flatMap(portal -> claim(portal, "carries the iSCSI session to " + portal));
  }

  private Optional<String> portal(String connection) {
    return files
        .text(connection + "/address")
        .filter(address -> IpText.toHex(address).isPresent())
        .or(() -> files.text(connection + "/persistent_address"));
  }

  private Stream<Claim> nvme() {
    return files.names("sys/class/nvme").stream()
        .flatMap(name -> files.device("sys/class/nvme/" + name).stream())
        .filter(
            path -> files.text("sys" + path + "/transport").filter(FABRICS::contains).isPresent())
        .flatMap(path -> files.text("sys" + path + "/address").stream())
        .flatMap(address -> Arrays.stream(address.split(",", -1)))
        .filter(part -> part.startsWith("traddr="))
        .map(part -> part.substring("traddr=".length()))
        .flatMap(server -> claim(server, "carries the NVMe controller at " + server));
  }

  private Stream<Claim> claim(String server, String what) {
    return IpText.toHex(server).stream()
        .flatMap(address -> way(address).stream())
        .flatMap(name -> files.device("sys/class/net/" + name).stream())
        .map(path -> Claim.of(Strength.STORAGE, path, what));
  }

  private Optional<String> way(String address) {
    return routes.stream()
        .filter(route -> route.leadsTo(address))
        .max(Comparator.comparing(Route::bits))
        .map(Route::networkInterface);
  }
}
