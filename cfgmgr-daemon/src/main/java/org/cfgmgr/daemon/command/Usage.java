package org.cfgmgr.daemon.command;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * The options of a command and the text that explains them.
 *
 * @param letters the options as getopt(3) writes them: a colon follows those that take a value;
 *     {@code -h} is added
 * @param words the long options; a colon follows those that take a value; {@code --help} is added
 * @param help what {@code --help} prints; its first paragraph is the synopsis
 */
public record Usage(String letters, List<String> words, String help) {
  public CommandLine parse(List<String> args) {
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get()
          .parse(options(), GetoptArguments.separate(letters, args));
    } catch (UnrecognizedOptionException e) {
      throw new UsageException("unknown option " + e.getOption());
    } catch (MissingArgumentException e) {
      throw new UsageException("option " + name(e.getOption()) + " needs a value");
    } catch (ParseException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** The first paragraph of the help. */
  String synopsis() {
    int end = help.indexOf("\n\n");
    return end < 0 ? help : help.substring(0, end + 1);
  }

  Options options() {
    Options options = new Options();
    for (int i = 0; i < letters.length(); i++) {
      boolean valued = i + 1 < letters.length() && letters.charAt(i + 1) == ':';
      options.addOption(new Option(letters.substring(i, i + 1), valued, null));
      i += valued ? 1 : 0;
    }
    for (String word : words) {
      boolean valued = word.endsWith(":");
      String bare = valued ? word.substring(0, word.length() - 1) : word;
      options.addOption(new Option(null, bare, valued, null));
    }
    return options.addOption(new Option("h", "help", false, null));
  }

  private static String name(Option option) {
    return option.getOpt() == null ? "--" + option.getLongOpt() : "-" + option.getOpt();
  }
}
