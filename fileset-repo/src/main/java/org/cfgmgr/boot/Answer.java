package org.cfgmgr.boot;

import java.util.Optional;
import java.util.function.Function;

/** What is known of a machine, or why it is not. */
public sealed interface Answer<T> {
  /** It is known. */
  record Known<T>(T it) implements Answer<T> {}

  /**
   * It is not.
   *
   * @param why for people, part of a sentence: {@code the recording holds no sys/firmware}
   */
  record Unknown<T>(String why) implements Answer<T> {}

  static <T> Answer<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Answer<T> unknown(String why) {
    return new Unknown<>(why);
  }

  /** The value, or unknown for that reason when there is none. */
  static <T> Answer<T> of(Optional<T> value, String why) {
    return value.map(Answer::known).orElseGet(() -> unknown(why));
  }

  /** What is known. */
  default Optional<T> value() {
    return this instanceof Known<T> known ? Optional.of(known.it()) : Optional.empty();
  }

  /** Why it is not known, "" when it is. */
  default String why() {
    return this instanceof Unknown<T> unknown ? unknown.why() : "";
  }

  /** Whether it is known to be this. */
  default boolean is(T value) {
    return this instanceof Known<T> known && known.it().equals(value);
  }

  /** The same answer in other words. */
  default <R> Answer<R> map(Function<T, R> words) {
    return this instanceof Known<T> known ? known(words.apply(known.it())) : unknown(why());
  }
}
