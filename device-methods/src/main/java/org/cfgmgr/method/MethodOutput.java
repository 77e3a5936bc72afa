package org.cfgmgr.method;

import java.util.ArrayList;
import java.util.List;

/**
 * What a method said on standard output (IBM, "Writing a Configure Method"): names of devices to be
 * configured next, and missing software as tokens that start with a colon.
 *
 * @param names logical names, in order
 * @param missing what is missing, a line a device, without the leading colon
 */
public record MethodOutput(List<String> names, List<String> missing) {
  /** The longest word that can be a name or a token; longer ones are rubbish. */
  private static final int LONGEST = 1024;

  public MethodOutput {
    names = List.copyOf(names);
    missing = List.copyOf(missing);
  }

  public static MethodOutput parse(String out) {
    List<String> names = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    java.util.StringTokenizer words = new java.util.StringTokenizer(out);
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (word.length() > LONGEST) {
        continue;
      }
      if (word.startsWith(":")) {
        missing.add(word.substring(1));
      } else {
        names.add(word);
      }
    }
    return new MethodOutput(names, missing);
  }
}
