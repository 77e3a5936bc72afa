package org.cfgmgr.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A kernel command line: words divided by blanks; double quotes keep blanks together. */
public record CommandLine(List<String> words) {
  public CommandLine {
    words = List.copyOf(words);
  }

  /** What a boot loader left to be filled in ({@code $vt_handoff}) is no word. */
  public static CommandLine parse(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (char c : (text + " ").toCharArray()) {
      quoted ^= c == '"';
      if (c == ' ' && !quoted) {
        if (word.length() > 0 && word.charAt(0) != '$') {
          words.add(word.toString());
        }
        word.setLength(0);
      } else if (c != '"') {
        word.append(c);
      }
    }
    return new CommandLine(words);
  }

  /** The last value of a parameter, which is the one that counts. */
  public Optional<String> value(String name) {
    List<String> all = values(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** All values of a parameter. */
  public List<String> values(String name) {
    return words.stream()
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .toList();
  }

  public boolean has(String word) {
    return words.contains(word);
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
