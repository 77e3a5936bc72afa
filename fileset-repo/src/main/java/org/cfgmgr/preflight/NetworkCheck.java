package org.cfgmgr.preflight;

import static org.cfgmgr.preflight.Check.Stage.REACH;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cfgmgr.image.net.Claim;
import org.cfgmgr.image.net.Naming;
import org.cfgmgr.image.net.NetInterface;
import org.cfgmgr.image.net.NetworkConfig;
import org.cfgmgr.preflight.Nics.Nic;

/** Whether a network card is driven, and configured under the name it will have. */
final class NetworkCheck {
  private static final String CARD = "network card";
  private static final String CONFIGURATION = "network";

  /** A card and what keeps it from working. */
  private record Driven(Nic nic, List<Lack> lacks) {
    boolean works() {
      return lacks.isEmpty();
    }
  }

  private final Case all;
  private final Nics nics;

  NetworkCheck(Case all) {
    this.all = all;
    this.nics = new Nics(all.machine());
  }

  List<Check> checks() {
    List<Driven> cards = nics.all().stream().map(this::driven).toList();
    if (cards.isEmpty()) {
      return List.of(
          Check.fail(
              CARD,
              REACH,
              "the machine shows no network card",
              "give it one, and record it again"));
    }
    List<Driven> working = cards.stream().filter(Driven::works).toList();
    return working.isEmpty()
        ? List.of(
            Check.fail(CARD, REACH, reasons(cards), new NetworkRemedy(all).drivers(lacks(cards))))
        : List.of(cards(cards), configuration(cards, working));
  }

  /** The cards that are driven, under the names they will have. */
  List<NetInterface> interfaces() {
    List<Driven> cards = nics.all().stream().map(this::driven).toList();
    return named(cards, cards.stream().filter(Driven::works).toList());
  }

  private List<NetInterface> named(List<Driven> cards, List<Driven> working) {
    Naming naming = Naming.read(all.image().root(), all.commandLine());
    return working.stream().map(card -> name(card.nic(), naming, cards.size() == 1)).toList();
  }

  private Driven driven(Nic nic) {
    Drivers drivers = new Drivers(all, new LateStore(all));
    List<Lack> lacks = new ArrayList<>();
    nic.chain().forEach(device -> lacks.addAll(drivers.lacks(device)));
    nic.implied().forEach(modalias -> lacks.addAll(drivers.lacks(modalias, modalias)));
    return new Driven(nic, lacks);
  }

  private static List<Lack> lacks(List<Driven> cards) {
    return cards.stream().flatMap(card -> card.lacks().stream()).toList();
  }

  private static String reasons(List<Driven> cards) {
    return Lack.texts(lacks(cards));
  }

  private static Check cards(List<Driven> cards) {
    List<Driven> idle = cards.stream().filter(card -> !card.works()).toList();
    String names =
        cards.stream()
            .filter(Driven::works)
            .map(card -> Names.of(card.nic().carrier()))
            .distinct()
            .collect(Collectors.joining(", "));
    return idle.isEmpty()
        ? Check.ok(CARD, REACH, names + ": driven")
        : Check.warn(CARD, REACH, names + ": driven; " + reasons(idle), "");
  }

  private Check configuration(List<Driven> cards, List<Driven> working) {
    NetworkConfig config = NetworkConfig.read(all.image().root(), all.commandLine());
    Naming naming = Naming.read(all.image().root(), all.commandLine());
    List<NetInterface> named = named(cards, working);
    List<String> good = new ArrayList<>();
    for (NetInterface found : named) {
      Optional<Claim> claim = config.addressing(found);
      claim.ifPresent(
          by -> good.add("%s by %s (%s)".formatted(Names.of(found), by.file(), by.how())));
    }
    return good.isEmpty()
        ? new NetworkRemedy(all).unconfigured(config, named, naming)
        : Check.ok(CONFIGURATION, REACH, String.join(", ", good));
  }

  private NetInterface name(Nic nic, Naming naming, boolean only) {
    Port port = nic.port();
    String kernelName = only ? port.wireless() ? "wlan0" : "eth0" : "";
    NetInterface bare =
        new NetInterface(
            kernelName,
            List.of(),
            kernelName,
            port.mac(),
            port.permanent(),
            driver(nic),
            nics.idPath(nic.carrier()),
            port.wireless() ? "wlan" : "ether");
    return naming.name(bare, new NetNames(all.machine()).of(nic.carrier(), port));
  }

  private String driver(Nic nic) {
    Driving driving = Driving.of(all.kernel(), nic.carrier());
    if (!nic.implied().isEmpty()) {
      return "virtio_net";
    }
    return driving instanceof Driving.Module module ? module.name() : nic.carrier().driver();
  }
}
