package org.cfgmgr.method.act;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.SqliteOdm;

/**
 * Sets attributes of the machine we run on, all the way from {@code access} to the kernel. As a
 * program it runs in namespaces of its own, so that the machine keeps its name and its routes.
 */
final class LiveProbe {
  private final KernelAttributes attributes = KernelAttributes.live(Path.of("/"));
  private final Actuator actuator =
      Actuators.live(
          SqliteOdm.inMemory(), Actuators.cleanEnvironment(Map.of()), Guard.none(), Limits.USUAL);

  Optional<KernelPlace> find(String access, String device) {
    return attributes.find(access, device);
  }

  Optional<String> read(String access, String device) {
    return find(access, device).flatMap(attributes::read);
  }

  KernelAttributes attributes() {
    return attributes;
  }

  Result set(String access, String device, String value) {
    KernelPlace place = find(access, device).orElseThrow();
    return actuator.perform(
        new Action.SetAttribute(place, "attribute", value, attributes.read(place)));
  }

  /** Arguments: access and value, and so on. Prints for each what became of it, and what is now. */
  public static void main(String[] arguments) {
    LiveProbe probe = new LiveProbe();
    for (int i = 0; i < arguments.length; i += 2) {
      Result result = probe.set(arguments[i], "", arguments[i + 1]);
      System.out.println(result.failed() ? result.err() : result.kind());
      System.out.println(probe.read(arguments[i], "").orElse("unreadable"));
    }
  }
}
