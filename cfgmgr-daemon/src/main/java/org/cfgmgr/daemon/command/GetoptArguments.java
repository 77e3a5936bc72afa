package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Arguments as getopt(3) takes them apart: {@code -El sys0}, {@code -qname=x}, values that start
 * with a dash. Commons CLI takes the second for an option named {@code qname} and the third for an
 * option, so it is given {@code -q=name=x}, which it takes in all cases.
 */
final class GetoptArguments {
  private final String letters;
  private final List<String> separated = new ArrayList<>();

  private GetoptArguments(String letters) {
    this.letters = letters;
  }

  /** The arguments, one option or argument each. */
  static String[] separate(String letters, List<String> arguments) {
    GetoptArguments result = new GetoptArguments(letters);
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      if (argument.equals("--")) {
        result.separated.add(argument);
        rest.forEachRemaining(result.separated::add);
      } else if (argument.length() < 2 || argument.charAt(0) != '-' || argument.startsWith("--")) {
        result.separated.add(argument);
      } else {
        result.cluster(argument, rest);
      }
    }
    return result.separated.toArray(new String[0]);
  }

  private void cluster(String cluster, Iterator<String> rest) {
    for (int i = 1; i < cluster.length(); i++) {
      String option = "-" + cluster.charAt(i);
      if (!isValued(cluster.charAt(i))) {
        separated.add(option);
        continue;
      }
      String attached = cluster.substring(i + 1);
      if (!attached.isEmpty()) {
        separated.add(option + "=" + attached);
      } else {
        separated.add(rest.hasNext() ? option + "=" + rest.next() : option);
      }
      return;
    }
  }

  private boolean isValued(char letter) {
    int at = letters.indexOf(letter);
    return letter != ':' && at >= 0 && at + 1 < letters.length() && letters.charAt(at + 1) == ':';
  }
}
