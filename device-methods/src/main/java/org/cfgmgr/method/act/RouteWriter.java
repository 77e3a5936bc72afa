package org.cfgmgr.method.act;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.attr.Route;
import org.cfgmgr.attr.Routes;
import org.cfgmgr.method.Result;

/** Makes and removes routes, by the command ip of iproute2. */
record RouteWriter(ProgramRunner programs) {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /**
   * Sees to it that routes are there, or are not. All are understood before the first is touched.
   *
   * @param now the routes that the kernel has
   */
  Result set(KernelPlace place, String value, String now) {
    List<String> texts = Routes.list(value);
    for (String text : texts) {
      if (route(text, place).isEmpty()) {
        return unclear(text, place);
      }
    }
    boolean unwanted = Routes.areUnwanted(place);
    for (String text : texts) {
      if (Routes.isThere(text, now) == unwanted) {
        Result result = change(route(text, place).orElseThrow(), unwanted);
        if (result.failed()) {
          return KernelFile.refused("route", text, result.err().strip());
        }
      }
    }
    return Result.done();
  }

  private static Optional<Route> route(String text, KernelPlace place) {
    return Route.parse(text).filter(route -> Routes.fits(route, place));
  }

  private static Result unclear(String text, KernelPlace place) {
    boolean six = place.place().startsWith("inet6");
    return Result.failed(
        "route "
            + text
            + " is not understood; write net,-hopcount,0,,"
            + (six ? "2001:db8:1::/48,2001:db8::1" : "10.1.2.0/24,10.0.0.1")
            + " (destination, gateway; "
            + (six ? "::" : "0")
            + " is the default route)");
  }

  private Result change(Route route, boolean remove) {
    List<String> command =
        new ArrayList<>(
            List.of("ip", route.isSix() ? "-6" : "-4", "route", remove ? "delete" : "replace"));
    command.addAll(route.words());
    if (!remove) {
      // So that the programs of the network tell it from what they have made.
      command.addAll(List.of("proto", "static"));
    }
    return programs.run("inet0", command, LIMIT);
  }
}
