package org.cfgmgr.source;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The sources that there are. */
public final class Sources {
  /** Where in the system a directory's index is, and the directory itself is shown. */
  public static final String PLACE = "/var/cache/cfgmgr/repository";

  private Sources() {}

  /** The command that ends what an installation which was cut short had begun. */
  public static ToolCommand finish() {
    return Apt.finish();
  }

  /**
   * The system's own sources, with its own apt.
   *
   * @param lockLimit how long the package database's lock is waited for
   */
  public static FilesetSource apt(Tools tools, Duration lockLimit) {
    return new Apt(tools, List.of(), "the system's own sources", true, false, lockLimit);
  }

  /**
   * What this machine's apt can have for a system that is elsewhere.
   *
   * @param configuration of apt, which names that system's architecture, sources and packages
   */
  public static FilesetSource elsewhere(Tools tools, Path configuration, String description) {
    List<String> options = List.of("-c", configuration.toString());
    return new Apt(tools, options, description, true, true, Duration.ZERO);
  }

  /**
   * A directory of packages: a mounted medium, a bundle. apt itself works out what is needed and
   * installs it, and sees nothing but this directory, so that no network is asked. There is no
   * signature to be checked: who names the directory vouches for it.
   *
   * @param directory as this program sees it
   * @param architecture of the system's packages: {@code amd64}
   * @throws SourceException when nothing in it can be used
   */
  public static FilesetSource directory(
      Tools tools, Path directory, String architecture, Duration lockLimit) {
    try {
      tools.write(PLACE.substring(1) + "/Packages", PackageIndex.of(directory, architecture));
      tools.write(
          PLACE.substring(1) + "/sources.list", "deb [trusted=yes] file:" + PLACE + " ./\n");
      tools.write(PLACE.substring(1) + "/lists/partial/.keep", "");
    } catch (IOException e) {
      throw new SourceException(
          Trouble.DISK_FULL, "cannot write below " + PLACE + ": " + e.getMessage());
    }
    List<String> options =
        List.of(
            "-o",
            "Dir::Etc::sourcelist=" + PLACE + "/sources.list",
            "-o",
            "Dir::Etc::sourceparts=-",
            "-o",
            "Dir::State::lists=" + PLACE + "/lists",
            "-o",
            "Dir::Cache::pkgcache=",
            "-o",
            "Dir::Cache::srcpkgcache=",
            // The directory need not be readable by apt's own user.
            "-o",
            "APT::Sandbox::User=root");
    Apt apt = new Apt(tools, options, "directory " + directory, false, false, lockLimit);
    Tools.Output read = tools.run(apt.update());
    if (!read.ok()) {
      throw apt.failure(read.text());
    }
    return apt;
  }
}
