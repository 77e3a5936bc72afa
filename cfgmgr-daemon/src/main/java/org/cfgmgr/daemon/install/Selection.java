package org.cfgmgr.daemon.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cfgmgr.plan.DevicePackages;
import org.cfgmgr.source.FilesetSource;
import org.cfgmgr.source.Offer;
import org.cfgmgr.source.SourceException;
import org.cfgmgr.source.Trouble;

/** Of each line of a list, the first package that a source can give together with the others. */
public final class Selection {
  /** What is about a package, and not about the source as a whole. */
  private static final Set<Trouble> OF_PACKAGES =
      Set.of(Trouble.NO_SUCH_PACKAGE, Trouble.UNMET, Trouble.HELD);

  private static final Offer NOTHING = new Offer(List.of(), List.of(), List.of(), List.of(), 0);

  private final FilesetSource source;
  private final Consumer<String> told;

  /** From a source; {@code told} is told what it cannot give. */
  public Selection(FilesetSource source, Consumer<String> told) {
    this.source = source;
    this.told = told;
  }

  /**
   * What the source would install.
   *
   * @throws SourceException when it can give nothing at all
   */
  public Offer of(DevicePackages wanted) {
    if (wanted.isEmpty()) {
      return NOTHING;
    }
    List<String> best = wanted.lines().stream().map(line -> line.get(0)).toList();
    return attempt(best).orElseGet(() -> oneByOne(wanted));
  }

  private Offer oneByOne(DevicePackages wanted) {
    List<String> chosen = new ArrayList<>();
    Offer offer = NOTHING;
    for (List<String> line : wanted.lines()) {
      Optional<Offer> more =
          line.stream()
              .map(name -> attempt(and(chosen, name)))
              .flatMap(Optional::stream)
              .findFirst();
      if (more.isPresent()) {
        offer = more.get();
        chosen.add(offer.asked().get(chosen.size()));
      } else {
        told.accept(source.describe() + " cannot give " + String.join(", nor ", line));
      }
    }
    // Why, in the source's own words.
    return chosen.isEmpty() ? source.offer(wanted.lines().get(0)) : offer;
  }

  private static List<String> and(List<String> names, String name) {
    List<String> all = new ArrayList<>(names);
    all.add(name);
    return all;
  }

  /** Empty when a package cannot be had, or others would have to go for it. */
  private Optional<Offer> attempt(List<String> names) {
    try {
      return Optional.of(source.offer(names)).filter(offer -> offer.removed().isEmpty());
    } catch (SourceException e) {
      if (!OF_PACKAGES.contains(e.trouble())) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
