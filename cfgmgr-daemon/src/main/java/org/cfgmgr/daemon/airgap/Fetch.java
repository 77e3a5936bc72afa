package org.cfgmgr.daemon.airgap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.install.Selection;
import org.cfgmgr.method.act.Workspace;
import org.cfgmgr.plan.WantList;
import org.cfgmgr.source.Checksums;
import org.cfgmgr.source.FilesetSource;
import org.cfgmgr.source.Offer;
import org.cfgmgr.source.SourceException;
import org.cfgmgr.source.Sources;
import org.cfgmgr.source.Tools;
import org.cfgmgr.source.Trouble;

/**
 * Fetches what a machine without a network wants, with all that it needs beside what it has, by
 * this machine's apt, which also checks the signatures.
 */
public final class Fetch {
  private static final String CACHE = "var/cache/cfgmgr/fetch";
  private static final String USERS = ".cache/cfgmgr/fetch";

  private final Path root;
  private final Path cache;
  private final Terminal terminal;

  /**
   * By the apt of a system.
   *
   * @param cache a directory for its lists, kept for the next time
   */
  Fetch(Path root, Path cache, Terminal terminal) {
    this.root = root;
    this.cache = cache;
    this.terminal = terminal;
  }

  /** On the machine we run on; who may not write to its cache has one of their own. */
  public static Fetch here(Terminal terminal) {
    Path slash = Path.of("/");
    Path home = Path.of(terminal.environment().getOrDefault("HOME", "/"));
    boolean all = Files.isWritable(Path.of("/var/cache"));
    return new Fetch(slash, all ? slash.resolve(CACHE) : home.resolve(USERS), terminal);
  }

  /**
   * Fetches.
   *
   * @return the exit code: {@link ExitCode#MISSING} when something cannot be had
   * @throws SourceException saying what is in the way
   */
  public int run(WantList wanted, Path directory) {
    List<String> lacking = new ArrayList<>();
    try {
      Path target = new Workspace(directory).directory("");
      Workspace place = new Workspace(cache);
      Tools tools = new FetchTools(place, target, terminal);
      Path settings = new Elsewhere(root, wanted).settings(place);
      FilesetSource source =
          Sources.elsewhere(tools, settings, "the archive of " + wanted.release());
      tell(
          "reading the lists of "
              + wanted.release()
              + ": "
              + String.join(", ", wanted.components()));
      Optional<SourceException> unread = source.refresh();
      Offer offer = offer(source, wanted, unread, lacking);
      fetch(tools, source, offer);
      finish(offer, target);
      lacking.forEach(this::tell);
    } catch (IOException e) {
      throw new SourceException(
          Trouble.DISK_FULL, "cannot write to " + directory + " and " + cache + ": " + e);
    }
    return lacking.isEmpty() ? ExitCode.OK : ExitCode.MISSING;
  }

  /** Of what could not be read, only that matters without which nothing can be had. */
  private static Offer offer(
      FilesetSource source,
      WantList wanted,
      Optional<SourceException> unread,
      List<String> lacking) {
    try {
      return new Selection(source, lacking::add).of(wanted.packages());
    } catch (SourceException e) {
      throw unread.orElse(e);
    }
  }

  private void fetch(Tools tools, FilesetSource source, Offer offer) {
    if (offer.isEmpty()) {
      return;
    }
    items(offer).forEach(item -> tell("fetches " + item));
    Tools.Output fetched = tools.run(source.download(offer));
    if (!fetched.ok()) {
      throw source.failure(fetched.text());
    }
  }

  private static List<Offer.Item> items(Offer offer) {
    return Stream.concat(offer.installed().stream(), offer.upgraded().stream()).toList();
  }

  private void finish(Offer offer, Path target) throws IOException {
    List<Path> files = new ArrayList<>();
    long bytes = 0;
    for (Offer.Item item : items(offer)) {
      Path file = file(item, target);
      files.add(file);
      bytes += Files.size(file);
    }
    new Workspace(target).write(Checksums.FILE, Checksums.text(files));
    tell(
        "%d packages, %.1f MB in %s; on the other machine: cfgmgr -i %s"
            .formatted(files.size(), bytes / 1e6, target, target));
  }

  /** apt writes a colon in a version as %3a in the name of the file. */
  private static Path file(Offer.Item item, Path target) throws IOException {
    String start =
        item.name().replaceFirst(":.*", "") + "_" + item.version().replace(":", "%3a") + "_";
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(start))
          .findFirst()
          .orElseThrow(() -> new IOException("apt fetched no " + start + "*.deb"));
    }
  }

  private void tell(String what) {
    terminal.out().println(what);
    terminal.out().flush();
  }
}
