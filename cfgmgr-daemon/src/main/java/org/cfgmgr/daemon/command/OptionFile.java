package org.cfgmgr.daemon.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.odm.OdmException;

/**
 * A file with more options for a command (AIX's {@code -f}): words, quoted where they need to be.
 */
final class OptionFile {
  private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

  private OptionFile() {}

  /**
   * The words of a file.
   *
   * @throws OdmException when it cannot be read
   */
  static List<String> words(String file) {
    try {
      return split(Files.readString(Path.of(file), StandardCharsets.UTF_8));
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw new OdmException("cannot read the options in " + file + ": " + e.getMessage(), e);
    }
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(QUOTED.matcher(word.group()).replaceAll(OptionFile::inside));
    }
    return words;
  }

  private static String inside(java.util.regex.MatchResult quoted) {
    String single = quoted.group(1);
    return Matcher.quoteReplacement(single == null ? quoted.group(2) : single);
  }
}
