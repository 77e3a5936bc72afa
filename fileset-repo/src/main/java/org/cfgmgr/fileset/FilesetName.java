package org.cfgmgr.fileset;

import java.util.List;

/**
 * The name of a fileset or of the package of filesets: parts of letters, digits, {@code _}, {@code
 * -} and {@code +}, divided by dots, as in {@code devices.pci.8086100e}.
 */
public record FilesetName(String text) implements Comparable<FilesetName> {
  public FilesetName {
    if (!wellFormed(text)) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no name of a fileset; write parts of letters, digits, _, - or + with dots"
              + " between them, as devices.pci.8086100e");
    }
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static FilesetName parse(String text) {
    return new FilesetName(text);
  }

  /** The name of these parts; a character that no name has becomes {@code _}. */
  static FilesetName ofParts(String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(text.isEmpty() ? "" : ".").append(sanitised(part));
    }
    return new FilesetName(text.toString());
  }

  /** The parts, {@code devices} first in the name of a device's package. */
  public List<String> parts() {
    return List.of(text.split("\\.", -1));
  }

  @Override
  public int compareTo(FilesetName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean wellFormed(String text) {
    boolean empty = true;
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '.') {
        if (empty) {
          return false;
        }
        empty = true;
      } else if (allowed(text.charAt(at))) {
        empty = false;
      } else {
        return false;
      }
    }
    return !empty;
  }

  private static String sanitised(String part) {
    StringBuilder clean = new StringBuilder();
    for (int at = 0; at < part.length(); at++) {
      clean.append(allowed(part.charAt(at)) ? part.charAt(at) : '_');
    }
    return clean.isEmpty() ? "unknown" : clean.toString();
  }

  private static boolean allowed(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || "_-+".indexOf(character) >= 0;
  }
}
