package org.cfgmgr.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What apt and dpkg mean by what they print (in the C locale; apt 2.6, dpkg 1.21). */
final class AptTrouble {
  private static final Map<Pattern, Trouble> WORDS = words();

  /** Lines that say what is wrong. */
  private static final Pattern TELLING =
      Pattern.compile("^(?:E: |Err:|dpkg: error|N: |W: Failed| .*Depends: ).*|.*No space left.*");

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
    words.put(Pattern.compile("[Hh]eld packages were changed|held broken packages"), Trouble.HELD);
    words.put(Pattern.compile("unmet dependencies"), Trouble.UNMET);
    words.put(
        Pattern.compile("Hash Sum mismatch|File has unexpected size|NOSPLIT|not a Debian format"),
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
    return new SourceException(trouble, told(output) + "\n" + trouble.remedy());
  }

  /** A held package shows as one whose needs cannot be met. */
  static SourceException of(String output, List<String> held) {
    SourceException found = of(output);
    Optional<String> one =
        held.stream().filter(name -> output.contains(" " + name + " ")).findFirst();
    boolean byHold = found.trouble() == Trouble.UNMET && one.isPresent();
    return byHold
        ? new SourceException(
            Trouble.HELD, told(output) + "\n" + one.get() + " is held\n" + Trouble.HELD.remedy())
        : found;
  }

  private static String told(String output) {
    List<String> lines =
        output.lines().filter(line -> TELLING.matcher(line).matches()).distinct().toList();
    List<String> shown = lines.isEmpty() ? output.lines().toList() : lines;
    int from = Math.max(0, shown.size() - MOST);
    return String.join("\n", shown.subList(from, shown.size()));
  }
}
