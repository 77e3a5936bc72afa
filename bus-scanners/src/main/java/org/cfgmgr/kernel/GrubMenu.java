package org.cfgmgr.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What GRUB starts by default, from the {@code grub.cfg} that {@code grub-mkconfig} wrote and from
 * {@code grubenv}. An entry chosen for the next boot only ({@code next_entry}) does not count.
 */
final class GrubMenu {
  private static final Pattern ENTRY =
      Pattern.compile("(?:menuentry|submenu)\\s+(?:'([^']*)'|\"([^\"]*)\")");
  private static final Pattern ID =
      Pattern.compile("(?:\\$menuentry_id_option|--id)[\\s=]+(?:'([^']*)'|\"([^\"]*)\"|(\\S+))");
  private static final Pattern DEFAULT = Pattern.compile("set default=\"?([^\"]*)\"?");
  private static final Pattern LINUX = Pattern.compile("linux(?:16|efi)?\\s+(\\S+)\\s*(.*)");
  private static final Pattern INITRD = Pattern.compile("initrd(?:16|efi)?\\s+(.*)");

  private final String file;
  private final String environment;
  private final Node top = new Node("", "");
  private final Deque<Node> open = new ArrayDeque<>(List.of(top));
  private String selector = "0";
  private boolean blscfg;
  private Optional<LoaderEntries> loaderEntries = Optional.empty();

  private static final class Node {
    private final String title;
    private final String id;
    private final List<Node> children = new ArrayList<>();
    private String image = "";
    private String arguments = "";
    private List<String> initrds = List.of();

    Node(String title, String id) {
      this.title = title;
      this.id = id;
    }

    boolean named(String name) {
      return name.equals(title) || name.equals(id);
    }

    /** All that start a kernel; {@code above} is how this one's menu is named in GRUB_DEFAULT. */
    Stream<BootEntry> entries(String above, String why) {
      String named = above + title;
      Stream<BootEntry> own = image.isEmpty() ? Stream.of() : Stream.of(entry(named, why));
      String menu = title.isEmpty() ? above : named + ">";
      return Stream.concat(own, children.stream().flatMap(node -> node.entries(menu, why)));
    }

    BootEntry entry(String named, String why) {
      return new BootEntry(named, release(image), image, initrds, arguments, why);
    }
  }

  private GrubMenu(String file, String environment) {
    this.file = file;
    this.environment = environment;
  }

  static Optional<GrubMenu> read(Root root) {
    for (String directory : List.of("boot/grub", "boot/grub2")) {
      Optional<String> text = root.read(directory + "/grub.cfg");
      if (text.isPresent()) {
        String environment = root.read(directory + "/grubenv").orElse("");
        GrubMenu menu = new GrubMenu(directory + "/grub.cfg", environment);
        menu.parse(text.get());
        menu.loaderEntries = LoaderEntries.read(root);
        return Optional.of(menu);
      }
    }
    return Optional.empty();
  }

  /** The kernel of the default entry; empty when the menu does not tell. */
  Optional<KernelChoice> choose() {
    return defaultEntry()
        .filter(entry -> !entry.release().isEmpty())
        .map(entry -> new KernelChoice(entry.release(), entry.why()));
  }

  /** The default entry; empty when the menu does not tell. */
  Optional<BootEntry> defaultEntry() {
    String wanted = selector.equals("${saved_entry}") ? savedEntry() : selector;
    String why = "GRUB's default, entry " + wanted + " of /" + file;
    if (blscfg) {
      return loaderEntries
          .flatMap(entries -> entries.numberedOrNamed(wanted))
          .map(entry -> entry.because(why));
    }
    return Optional.of(select(wanted))
        .filter(node -> !node.image.isEmpty())
        .map(node -> node.entry(node.title, why));
  }

  /** All entries that start a kernel, in the order of the menu. */
  List<BootEntry> entries() {
    String why = "an entry of /" + file;
    return blscfg
        ? loaderEntries.map(LoaderEntries::entries).orElse(List.of())
        : top.entries("", why).toList();
  }

  private void parse(String text) {
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.endsWith("{")) {
        open(line);
      } else if (line.equals("}") && open.size() > 1) {
        open.pop();
      } else {
        statement(line);
      }
    }
  }

  private void open(String line) {
    Matcher entry = ENTRY.matcher(line);
    Matcher id = ID.matcher(line);
    if (entry.lookingAt()) {
      Node node = new Node(firstGroup(entry), id.find() ? firstGroup(id) : "");
      open.element().children.add(node);
      open.push(node);
    } else {
      open.push(new Node("", ""));
    }
  }

  private void statement(String line) {
    Matcher choice = DEFAULT.matcher(line);
    Matcher linux = LINUX.matcher(line);
    Matcher initrd = INITRD.matcher(line);
    if (choice.matches() && !choice.group(1).equals("${next_entry}")) {
      selector = choice.group(1);
    } else if (linux.matches()) {
      open.element().image = linux.group(1);
      open.element().arguments = linux.group(2).strip();
    } else if (initrd.matches()) {
      open.element().initrds = List.of(initrd.group(1).strip().split("\\s+"));
    }
    blscfg |= line.equals("blscfg");
  }

  /**
   * GRUB's own rule: parts divided by {@code >}, each a title, an id or a number from 0. What is
   * not there, and a submenu with nothing said about it, means the first (grub-core/normal/menu.c).
   */
  private Node select(String wanted) {
    Node at = top;
    for (String part : wanted.split(">", -1)) {
      Node menu = at;
      at = child(menu, part.strip()).or(() -> menu.children.stream().findFirst()).orElse(menu);
    }
    while (at.image.isEmpty() && !at.children.isEmpty()) {
      at = at.children.get(0);
    }
    return at;
  }

  private static Optional<Node> child(Node parent, String part) {
    Optional<Node> named = parent.children.stream().filter(node -> node.named(part)).findFirst();
    if (named.isPresent() || !part.matches("\\d{1,4}")) {
      return named;
    }
    return parent.children.stream().skip(Integer.parseInt(part)).findFirst();
  }

  private String savedEntry() {
    return environment
        .lines()
        .filter(line -> line.startsWith("saved_entry="))
        .map(line -> line.substring("saved_entry=".length()).strip())
        .filter(entry -> !entry.isEmpty())
        .findFirst()
        .orElse("0");
  }

  private static String firstGroup(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      String found = matcher.group(group);
      if (found != null) {
        return found;
      }
    }
    return "";
  }

  /** The release an image is of, by its file name; "" when that does not tell. */
  static String release(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    for (String prefix : List.of("vmlinuz-", "vmlinux-", "kernel-")) {
      if (name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return "";
  }
}
