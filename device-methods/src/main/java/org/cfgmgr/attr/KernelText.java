package org.cfgmgr.attr;

import java.util.List;
import java.util.Optional;

/**
 * What a file of the kernel says. Where the file lists what is possible, as {@code [none]
 * mq-deadline}, the word in brackets is the value.
 *
 * @param value with single blanks for white space
 * @param choices the values that are listed; none when the file has only a value
 */
record KernelText(String value, List<String> choices) {
  /** What an unset text reads as (kernel, lib/vsprintf.c). */
  private static final String NULL = "(null)";

  static KernelText of(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    List<String> words = List.of(line.split(" "));
    Optional<String> chosen = words.stream().filter(KernelText::isBracketed).findFirst();
    if (chosen.isPresent()) {
      return new KernelText(bare(chosen.get()), words.stream().map(KernelText::bare).toList());
    }
    return new KernelText(line.equals(NULL) ? "" : line, List.of());
  }

  private static boolean isBracketed(String word) {
    return word.length() > 2 && word.startsWith("[") && word.endsWith("]");
  }

  private static String bare(String word) {
    return isBracketed(word) ? word.substring(1, word.length() - 1) : word;
  }
}
