package org.cfgmgr.method.act;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.attr.EthtoolCalls;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.attr.KernelValue;
import org.cfgmgr.attr.Routes;
import org.cfgmgr.method.Result;

/** Sets attributes that the kernel keeps, and looks whether it keeps them. */
final class AttributeWriter {
  private final Path root;
  private final KernelAttributes attributes;
  private final EthtoolWriter ethtool;
  private final RouteWriter routes;

  /**
   * Of a machine.
   *
   * @param root the directory with its {@code sys} and {@code proc}
   */
  AttributeWriter(Path root, EthtoolCalls calls, ProgramRunner programs) {
    this.root = root;
    this.attributes = KernelAttributes.live(root, calls);
    this.ethtool = new EthtoolWriter(calls);
    this.routes = new RouteWriter(programs);
  }

  /** Of the machine we run on. */
  static AttributeWriter live(ProgramRunner programs) {
    return new AttributeWriter(Path.of("/"), EthtoolCalls.live(), programs);
  }

  Result set(KernelPlace place, String value) {
    Result written = write(place, value);
    return written.failed() ? withChoices(place, written) : kept(place, value);
  }

  private Result write(KernelPlace place, String value) {
    return switch (place.kind()) {
      case SYSFS -> KernelFile.write(root.resolve("sys").resolve(place.place()), value);
      case SYSCTL -> KernelFile.write(root.resolve("proc/sys").resolve(place.place()), value);
      case ETHTOOL -> ethtool.set(place, value);
      case ROUTE -> routes.set(place, value, attributes.read(place).orElse(""));
    };
  }

  /** The kernel may round, cut or ignore what is written, and say nothing. */
  private Result kept(KernelPlace place, String value) {
    Optional<String> now = attributes.read(place).map(text -> Routes.seen(place, value, text));
    return now.isEmpty() || KernelValue.same(now.get(), value)
        ? Result.done()
        : Result.failed(
            place
                + ": "
                + KernelFile.named(value)
                + " was set, but the kernel keeps "
                + KernelFile.named(now.get()));
  }

  private Result withChoices(KernelPlace place, Result refused) {
    List<String> choices = attributes.choices(place);
    return choices.isEmpty()
        ? refused
        : Result.failed(refused.err() + " (possible: " + String.join(", ", choices) + ")");
  }
}
