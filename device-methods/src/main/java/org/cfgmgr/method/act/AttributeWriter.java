package org.cfgmgr.method.act;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.attr.KernelValue;
import org.cfgmgr.method.Result;

/** Sets attributes that the kernel keeps, and looks whether it keeps them. */
final class AttributeWriter {
  private final Path root;
  private final KernelAttributes attributes;

  /** Of the machine whose {@code sys} and {@code proc} are below a directory. */
  AttributeWriter(Path root) {
    this.root = root;
    this.attributes = KernelAttributes.live(root);
  }

  Result set(KernelPlace place, String value) {
    Result written = write(place, value);
    return written.failed() ? withChoices(place, written) : kept(place, value);
  }

  private Result write(KernelPlace place, String value) {
    return switch (place.kind()) {
      case SYSFS -> KernelFile.write(root.resolve("sys").resolve(place.place()), value);
      case SYSCTL -> KernelFile.write(root.resolve("proc/sys").resolve(place.place()), value);
      case ETHTOOL, ROUTE -> Result.failed(place + " cannot be set yet");
    };
  }

  /** The kernel may round, cut or ignore what is written, and say nothing. */
  private Result kept(KernelPlace place, String value) {
    Optional<String> now = attributes.read(place);
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
