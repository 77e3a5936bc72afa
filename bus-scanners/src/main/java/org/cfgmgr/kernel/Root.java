package org.cfgmgr.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of an installed system, whose symbolic links stay inside it as after chroot(2). */
public final class Root {
  /** As many links as the kernel follows in one path (path_resolution(7)). */
  private static final int MOST_LINKS = 40;

  private final Path root;

  /** The system below a directory; {@code /} for our own. */
  public Root(Path root) {
    this.root = requireNonNull(root, "root is null");
  }

  /** Where a path of the system, without leading slash, really is; empty when it is nowhere. */
  public Optional<Path> find(String path) {
    Path found = resolve(path);
    return found != null && Files.exists(found) ? Optional.of(found) : Optional.empty();
  }

  /** The file's text; empty when there is no such file or it cannot be read. */
  public Optional<String> read(String path) {
    return find(path).filter(Files::isRegularFile).flatMap(Root::text);
  }

  /** The names in a directory, sorted; empty when there is none. */
  public List<String> list(String directory) {
    List<String> names = new ArrayList<>();
    find(directory).filter(Files::isDirectory).ifPresent(found -> addNames(found, names));
    Collections.sort(names);
    return names;
  }

  private static void addNames(Path directory, List<String> names) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(entry -> names.add(fileName(entry)));
    } catch (IOException e) {
      names.clear();
    }
  }

  static Optional<String> text(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  @Override
  public String toString() {
    return root.toString();
  }

  private @Nullable Path resolve(String path) {
    Deque<String> ahead = new ArrayDeque<>(parts(path));
    Path at = root;
    for (int links = 0; !ahead.isEmpty(); ) {
      String part = ahead.pop();
      if (part.equals("..")) {
        at = at.equals(root) ? root : requireNonNull(at.getParent());
        continue;
      }
      Path next = at.resolve(part);
      if (!Files.isSymbolicLink(next)) {
        at = next;
        continue;
      }
      String target = target(next);
      if (target.isEmpty() || ++links > MOST_LINKS) {
        return null;
      }
      at = target.startsWith("/") ? root : at;
      List<String> parts = parts(target);
      for (int i = parts.size() - 1; i >= 0; i--) {
        ahead.push(parts.get(i));
      }
    }
    return at;
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
    parts.removeAll(List.of("", "."));
    return parts;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
