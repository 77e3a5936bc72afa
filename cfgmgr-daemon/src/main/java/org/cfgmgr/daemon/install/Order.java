package org.cfgmgr.daemon.install;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.plan.Plan;
import org.cfgmgr.source.FilesetSource;
import org.cfgmgr.source.Offer;
import org.cfgmgr.source.SourceException;
import org.cfgmgr.source.Trouble;

/**
 * Brings together what a plan wants and what a source has. A plan names the package that always
 * brings the newest kernel of its kind, and the kernel's own; a source need not have both.
 */
final class Order {
  private static final Pattern UNKNOWN =
      Pattern.compile("(?:Unable to locate package|Package) '?([^\\s']+)'?(?: has no)?.*");

  private final FilesetSource source;
  private final Consumer<String> told;

  Order(FilesetSource source, Consumer<String> told) {
    this.source = source;
    this.told = told;
  }

  /**
   * What the source would install.
   *
   * @param more packages beside those of the plan
   */
  Offer of(Plan plan, Set<String> more) {
    Set<String> wanted = new LinkedHashSet<>();
    plan.chosen().packages().forEach(choice -> wanted.add(choice.software().name()));
    wanted.addAll(more);
    try {
      return source.offer(List.copyOf(wanted));
    } catch (SourceException e) {
      if (e.trouble() != Trouble.NO_SUCH_PACKAGE) {
        throw e;
      }
      return withoutUnknown(wanted, e);
    }
  }

  private Offer withoutUnknown(Set<String> wanted, SourceException cause) {
    List<String> unknown = new ArrayList<>();
    Matcher name = UNKNOWN.matcher(String.valueOf(cause.getMessage()));
    while (name.find()) {
      unknown.add(name.group(1));
    }
    boolean kernel = wanted.stream().anyMatch(Order::isKernel);
    List<String> rest = wanted.stream().filter(one -> !unknown.contains(one)).toList();
    if (unknown.isEmpty()
        || rest.isEmpty()
        || (kernel && rest.stream().noneMatch(Order::isKernel))) {
      throw cause;
    }
    unknown.stream()
        .filter(wanted::contains)
        .filter(one -> !isKernel(one))
        .forEach(one -> told.accept(source.describe() + " has no " + one));
    return source.offer(rest);
  }

  private static boolean isKernel(String name) {
    return name.startsWith("linux-image-");
  }
}
