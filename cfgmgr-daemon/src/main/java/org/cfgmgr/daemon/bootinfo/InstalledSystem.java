package org.cfgmgr.daemon.bootinfo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.cfgmgr.boot.Answer;
import org.cfgmgr.kernel.KernelChoice;
import org.cfgmgr.kernel.Kernels;

/**
 * A system that does not run.
 *
 * @param release of the kernel that it starts
 * @param bits of that kernel
 * @param why what of it is not known, and why, since it does not run
 */
record InstalledSystem(Answer<String> release, Answer<Integer> bits, String why) {
  private static final Path SLASH = Path.of("/");
  private static final String WIDE = "\nCONFIG_64BIT=y\n";

  /**
   * The system that options name; empty for the running one.
   *
   * @throws org.cfgmgr.kernel.KernelException when it does not have that kernel
   */
  static Optional<InstalledSystem> of(Optional<Path> root, Optional<String> kernel) {
    boolean running = kernel.isEmpty() && (root.isEmpty() || root.get().equals(SLASH));
    return running ? Optional.empty() : Optional.of(of(root.orElse(SLASH), kernel));
  }

  private static InstalledSystem of(Path root, Optional<String> kernel) {
    Kernels kernels = Kernels.of(root, false);
    KernelChoice choice = kernel.map(kernels::choose).orElseGet(kernels::choose);
    String why = "the system in " + root + " does not run";
    return choice.release().isEmpty()
        ? new InstalledSystem(Answer.unknown(choice.why()), Answer.unknown(choice.why()), why)
        : new InstalledSystem(Answer.known(choice.release()), bits(root, choice.release()), why);
  }

  /** The configuration that distributions keep beside the kernel says it. */
  private static Answer<Integer> bits(Path root, String release) {
    Path file = root.resolve("boot").resolve("config-" + release);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Answer.unknown("there is no " + file);
    }
    try {
      return Answer.known(Files.readString(file).contains(WIDE) ? 64 : 32);
    } catch (IOException e) {
      return Answer.unknown(file + " cannot be read: " + e.getMessage());
    }
  }
}
