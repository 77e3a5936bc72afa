package org.cfgmgr.daemon.conf;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A maintenance window in local time. One that ends before it starts goes on into the next day, and
 * belongs to the day on which it starts.
 *
 * @param days on which it starts
 * @param start of it
 * @param end is no longer in it; the same as the start for a whole day
 */
public record Window(Set<DayOfWeek> days, LocalTime start, LocalTime end) {
  /** The setting of no window. */
  static final String ALWAYS = "always";

  private static final List<String> NAMES =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)";
  private static final String TIME = "([01]?\\d|2[0-3]):([0-5]\\d)";
  private static final Pattern FORM =
      Pattern.compile("(?:(" + DAY + "(?:[,-]" + DAY + ")*)\\s+)?" + TIME + "\\s*-\\s*" + TIME);

  public Window {
    days = Set.copyOf(days);
  }

  /** Reads one; empty when the text is none. */
  static Optional<Window> parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.equals(ALWAYS)) {
      return Optional.of(
          new Window(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    }
    Matcher form = FORM.matcher(lower);
    if (!form.matches()) {
      return Optional.empty();
    }
    String days = form.group(1);
    return days(days == null ? "mon-sun" : days)
        .map(
            which ->
                new Window(
                    which, time(form.group(2), form.group(3)), time(form.group(4), form.group(5))));
  }

  /** Whether a moment is in it. */
  public boolean contains(LocalDateTime moment) {
    LocalTime time = moment.toLocalTime();
    DayOfWeek day = moment.getDayOfWeek();
    if (start.isBefore(end)) {
      return days.contains(day) && !time.isBefore(start) && time.isBefore(end);
    }
    return (days.contains(day) && !time.isBefore(start))
        || (days.contains(day.minus(1)) && time.isBefore(end));
  }

  private static LocalTime time(String hour, String minute) {
    return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
  }

  private static Optional<Set<DayOfWeek>> days(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("-", -1);
      if (ends.length > 2) {
        return Optional.empty();
      }
      DayOfWeek last = day(ends[ends.length - 1]);
      DayOfWeek at = day(ends[0]);
      days.add(at);
      while (at != last) {
        at = at.plus(1);
        days.add(at);
      }
    }
    return Optional.of(days);
  }

  private static DayOfWeek day(String name) {
    return DayOfWeek.of(NAMES.indexOf(name) + 1);
  }
}
