package org.cfgmgr.attr;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists of routes, with blanks between: those that somebody wants, those that the kernel has. */
public final class Routes {
  private static final String ABSENT = "-absent";

  private Routes() {}

  /** The texts of a list. */
  public static List<String> list(String text) {
    return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether a place is about routes that are not to be there. */
  public static boolean areUnwanted(KernelPlace place) {
    return place.place().endsWith(ABSENT);
  }

  /** Whether a route is of the protocol of a place. */
  public static boolean fits(Route route, KernelPlace place) {
    return route.isSix() == place.place().startsWith("inet6");
  }

  /**
   * What a wish sees of a value. Other routes than the wanted ones are nobody's business.
   *
   * @param now all that the kernel has
   * @return the part of the wish that is fulfilled; for any other value than routes {@code now}
   */
  public static String seen(KernelPlace place, String wanted, String now) {
    return place.kind() == KernelPlace.Kind.ROUTE
        ? list(wanted).stream()
            .filter(one -> isThere(one, now) != areUnwanted(place))
            .collect(Collectors.joining(" "))
        : now;
  }

  /** Whether a route is in a list. */
  public static boolean isThere(String wanted, String now) {
    Optional<Route> route = Route.parse(wanted);
    return route.isPresent()
        && list(now).stream()
            .flatMap(one -> Route.parse(one).stream())
            .anyMatch(route.get()::isMetBy);
  }
}
