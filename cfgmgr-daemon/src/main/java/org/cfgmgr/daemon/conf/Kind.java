package org.cfgmgr.daemon.conf;

import java.util.List;
import org.cfgmgr.odm.Stanza.Entry;

/** What a setting may be. */
sealed interface Kind {
  /** Whether a value is legal. */
  boolean admits(Entry entry);

  /** For messages: {@code port is WHAT}. */
  String what();

  /** A number; only that stands without quotes always. */
  record WholeNumber(int least, int most) implements Kind {
    @Override
    public boolean admits(Entry entry) {
      if (entry.quoted() || !entry.value().matches("[0-9]{1,9}")) {
        return false;
      }
      int number = Integer.parseInt(entry.value());
      return number >= least && number <= most;
    }

    @Override
    public String what() {
      return "a number from " + least + " to " + most + ", without quotes or unit";
    }
  }

  /** One of a few words. */
  record Choice(List<String> words) implements Kind {
    Choice(String... words) {
      this(List.of(words));
    }

    @Override
    public boolean admits(Entry entry) {
      return words.contains(entry.value());
    }

    @Override
    public String what() {
      return "one of " + String.join(", ", words);
    }
  }

  /** An address as numbers, since no name can be looked up while the network comes up. */
  record Address() implements Kind {
    @Override
    public boolean admits(Entry entry) {
      return entry
              .value()
              .matches(
                  "(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|[0-9a-fA-F]*(:[0-9a-fA-F]*){2,7}")
          && Addresses.isAddress(entry.value());
    }

    @Override
    public String what() {
      return "an IP address such as 127.0.0.1 or ::1";
    }
  }

  /** A file, or nothing. */
  record File() implements Kind {
    @Override
    public boolean admits(Entry entry) {
      return entry.value().isEmpty()
          || (entry.value().startsWith("/") && entry.value().indexOf('\0') < 0);
    }

    @Override
    public String what() {
      return "the absolute path of a file, or empty";
    }
  }

  /** A time of the week. */
  record Times() implements Kind {
    @Override
    public boolean admits(Entry entry) {
      return Window.parse(entry.value()).isPresent();
    }

    @Override
    public String what() {
      return "always, or days and hours such as Sat,Sun 02:00-05:00 or Mon-Fri 22:00-04:00";
    }
  }
}
