package org.cfgmgr.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cfgmgr.kernel.AliasPattern;

/**
 * The rows of an entry, sorted by their first field, as they stand in the file: a search halves
 * them, so that none is taken apart that is not asked for.
 */
final class SortedRows {
  private static final String WILDCARDS = "*?[\\";

  /** So few rows are tried one by one. */
  private static final int FEW = 8;

  private final CatalogueFile file;
  private final String entry;
  private final String text;
  private final int fields;
  private final int[] starts;

  /** {@code fields} is how many a row has. */
  SortedRows(CatalogueFile file, String entry, int fields) {
    this.file = file;
    this.entry = entry;
    this.fields = fields;
    text = file.text(entry);
    starts = starts(text);
  }

  int size() {
    return starts.length;
  }

  String[] row(int index) {
    int end = text.indexOf('\n', starts[index]);
    return file.row(entry, text, starts[index], end < 0 ? text.length() : end, fields);
  }

  /** The rows whose first field is this. */
  List<String[]> named(String key) {
    Range range = new Range(0, starts.length);
    for (int at = 0; at < key.length() && !range.isEmpty(); at++) {
      range = within(range, at, key.charAt(at));
    }
    List<String[]> found = new ArrayList<>(1);
    Range whole = within(range, key.length(), '\t');
    for (int i = whole.from; i < whole.to; i++) {
      found.add(row(i));
    }
    return found;
  }

  /** The rows whose first field, a folded pattern, matches an alias; the narrowest first. */
  List<String[]> matching(String alias) {
    String folded = AliasPattern.fold(alias);
    List<String[]> found = new ArrayList<>();
    Range range = new Range(0, starts.length);
    for (int at = 0; at < folded.length() && range.size() > FEW; at++) {
      for (int i = 0; i < WILDCARDS.length(); i++) {
        addMatching(within(range, at, WILDCARDS.charAt(i)), folded, found);
      }
      boolean done = WILDCARDS.indexOf(folded.charAt(at)) >= 0;
      range = done ? Range.NONE : within(range, at, folded.charAt(at));
    }
    addMatching(range, folded, found);
    found.sort((one, other) -> fixed(other) - fixed(one));
    return found;
  }

  private static int fixed(String[] row) {
    return new AliasPattern(row[0]).fixedCharacters();
  }

  private void addMatching(Range range, String alias, List<String[]> found) {
    for (int i = range.from; i < range.to; i++) {
      String[] row = row(i);
      if (new AliasPattern(row[0]).matches(alias)) {
        found.add(row);
      }
    }
  }

  private record Range(int from, int to) {
    private static final Range NONE = new Range(0, 0);

    int size() {
      return to - from;
    }

    boolean isEmpty() {
      return from >= to;
    }
  }

  /** Of rows that are the same up to a place, those with a character there. */
  private Range within(Range range, int place, char character) {
    int from = firstAtLeast(range.from, range.to, place, character);
    return new Range(from, firstAtLeast(from, range.to, place, character + 1));
  }

  private int firstAtLeast(int from, int to, int place, int character) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int at = starts[middle] + place;
      if (at < text.length() && text.charAt(at) >= character) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static int[] starts(String text) {
    int[] starts = new int[64];
    int count = 0;
    for (int at = 0; at < text.length(); ) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = at;
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
    }
    return Arrays.copyOf(starts, count);
  }
}
