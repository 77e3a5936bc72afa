package org.cfgmgr.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What apt and dpkg mean by what they print (in the C locale; apt 2.6, dpkg 1.21). */
final class AptTrouble {
  private static final Map<Pattern, Trouble> WORDS = words();

  /** Lines that say what is wrong. */
  private static final Pattern TELLING =
      Pattern.compile("^(?:E: |Err:|dpkg: error|N: |W: Failed| .*Depends: ).*|.*No space left.*");

  private static final Pattern NO_CANDIDATE =
      Pattern.compile("Package '?([^\\s']+)'? has no installation candidate");

  /** A version that is there, with a priority below 0 (apt_preferences(5)). */
  private static final Pattern PINNED =
      Pattern.compile(
          "Candidate: \\(none\\)(?s:.*)Version table:(?s:.*) -\\d+\\s*$", Pattern.MULTILINE);

  private static final int MOST = 8;

  private AptTrouble() {}

  private static Map<Pattern, Trouble> words() {
    Map<Pattern, Trouble> words = new LinkedHashMap<>();
    words.put(
        Pattern.compile("Could not get lock|Unable to acquire the dpkg frontend lock"),
        Trouble.LOCKED);
    words.put(Pattern.compile("dpkg was interrupted|dpkg --configure -a'"), Trouble.UNFINISHED);
    words.put(
        Pattern.compile("No space left on device|don't have enough free space"), Trouble.DISK_FULL);
    words.put(
        Pattern.compile("Unable to locate package|has no installation candidate|was not found"),
        Trouble.NO_SUCH_PACKAGE);
    words.put(Pattern.compile("[Hh]eld packages were changed"), Trouble.HELD);
    // apt says so of any need that cannot be met, whether something is held or not.
    words.put(Pattern.compile("unmet dependencies|held broken packages"), Trouble.UNMET);
    words.put(
        Pattern.compile(
            "Hash Sum mismatch|File has unexpected size|NOSPLIT|not a Debian format"
                + "|dpkg-deb: error|unexpected end of file"),
        Trouble.DAMAGED);
    words.put(
        Pattern.compile("Failed to fetch|Unable to fetch|Could not resolve|Could not connect"),
        Trouble.FETCH);
    words.put(
        Pattern.compile("Sub-process /usr/bin/dpkg returned an error|error processing package"),
        Trouble.CONFIGURE);
    return words;
  }

  static SourceException of(String output) {
    Trouble trouble =
        WORDS.entrySet().stream()
            .filter(entry -> entry.getKey().matcher(output).find())
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(Trouble.OTHER);
    String words = trouble == Trouble.CONFIGURE ? script(output) : told(output);
    return new SourceException(trouble, words + "\n" + trouble.remedy());
  }

  /**
   * The same for what apt would not do. A held package shows as one whose needs cannot be met, one
   * that is left out by a preference as one of which there is no version to install.
   *
   * @param policy gives what apt-cache policy says of a package
   */
  static SourceException of(String output, List<String> held, UnaryOperator<String> policy) {
    SourceException found = of(output);
    if (found.trouble() == Trouble.UNMET) {
      return held.stream()
          .filter(name -> output.contains(" " + name + " "))
          .findFirst()
          .map(name -> because(Trouble.HELD, output, name + " is held"))
          .orElse(found);
    }
    Matcher none = NO_CANDIDATE.matcher(output);
    while (none.find()) {
      if (PINNED.matcher(policy.apply(none.group(1))).find()) {
        return because(Trouble.PINNED, output, "apt's preferences leave out " + none.group(1));
      }
    }
    return found;
  }

  private static SourceException because(Trouble trouble, String output, String why) {
    return new SourceException(trouble, told(output) + "\n" + why + "\n" + trouble.remedy());
  }

  /** What the script of a package said, down to dpkg's word that it failed. */
  private static String script(String output) {
    List<String> lines = output.lines().toList();
    int end = 0;
    while (end < lines.size() && !lines.get(end).startsWith("dpkg: error processing")) {
      end++;
    }
    // Why it failed comes in the line after.
    end = Math.min(lines.size(), end + 2);
    return end == lines.size()
        ? told(output)
        : String.join("\n", lines.subList(Math.max(0, end - MOST), end));
  }

  private static String told(String output) {
    List<String> lines =
        output.lines().filter(line -> TELLING.matcher(line).matches()).distinct().toList();
    List<String> shown = lines.isEmpty() ? output.lines().toList() : lines;
    int from = Math.max(0, shown.size() - MOST);
    return String.join("\n", shown.subList(from, shown.size()));
  }
}
