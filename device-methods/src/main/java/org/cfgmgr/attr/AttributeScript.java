package org.cfgmgr.attr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cfgmgr.match.Positions.Position;
import org.cfgmgr.match.PredefinedAttribute;

/**
 * A shell script of chdev lines that gives another machine the attributes that the devices of this
 * one have and that are not the default of their type.
 */
public final class AttributeScript {
  private static final String HEADER =
      """
      #!/bin/sh
      # Gives this machine the attributes that the devices of another one have and that are not
      # the default of their type. Written by rda; read it, edit it, and run it as root, as often
      # as you like.
      #
      # A device is found by its kind and its position, not by its name or address: KIND 2 3 is the
      # second of three devices of that kind, in the order of their places (lsdev -F
      # 'name kind position'). Where there are not as many of a kind, its block is skipped; leave
      # out the last number to have it set all the same.
      #
      # Exit codes: 0 all is set, 1 something was refused, 3 something was skipped.
      set -u

      devices=$(lsdev -C -F 'kind|position|name') || exit 1
      refused=0 skipped=0

      # find_device KIND POSITION [COUNT]: says the name of that device here
      find_device() {
        count=0 found=
        while IFS='|' read -r kind position name; do
          if [ "$kind" = "$1" ]; then
            count=$((count + 1))
            if [ "$position" = "$2" ]; then found=$name; fi
          fi
        done <<DEVICES
      $devices
      DEVICES
        if [ -n "$found" ] && [ "$count" -eq "${3:-$count}" ]; then
          echo "$found"
        else
          echo "skipped: $1: there are $count here, not ${3:-$2}" >&2
          return 1
        fi
      }
      """;

  private static final String FOOTER =
      """

      if [ "$refused" -ne 0 ]; then exit 1; fi
      exit "$skipped"
      """;

  private final StringBuilder blocks = new StringBuilder();
  private final List<String> left = new ArrayList<>();
  private final TreeSet<String> described = new TreeSet<>();
  private int carried;

  /** How many attributes it sets. */
  public int carried() {
    return carried;
  }

  /** What it does not set, one line each with the reason. */
  public List<String> left() {
    return left;
  }

  /**
   * Adds a device.
   *
   * @param position empty when the device is not there now
   */
  public void add(
      String name,
      Optional<Position> position,
      Collection<PredefinedAttribute> predefined,
      Map<String, String> customized) {
    List<String> lines = new ArrayList<>();
    predefined.stream()
        // A group sets its members, of which one may have been set otherwise later.
        .sorted(Comparator.comparing(attribute -> !attribute.isGroup()))
        .filter(attribute -> isOwn(attribute, customized))
        .forEach(
            attribute -> {
              String value = customized.getOrDefault(attribute.name(), "");
              Optional<String> reason = reason(attribute, value, position);
              if (reason.isPresent()) {
                left.add(name + " " + attribute.name() + "=" + value + ": " + reason.get());
              } else {
                lines.add(Assignments.write(attribute.name(), value));
              }
            });
    carried += lines.size();
    if (!lines.isEmpty()) {
      blocks.append(block(name, position.orElseThrow(), lines));
    }
  }

  private boolean isOwn(PredefinedAttribute attribute, Map<String, String> customized) {
    String value = customized.get(attribute.name());
    if (value == null || value.equals(attribute.deflt())) {
      return false;
    }
    if (!attribute.isSettable()) {
      described.add(attribute.name());
    }
    return attribute.isSettable();
  }

  private static Optional<String> reason(
      PredefinedAttribute attribute, String value, Optional<Position> position) {
    if (position.isEmpty()) {
      return Optional.of("the device is not there now, so that its position is not known");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("it holds control characters");
    }
    if (attribute.access().endsWith("driver_override")) {
      return Optional.of("takes the device from its driver; set it where that is wanted");
    }
    return attribute.access().equals("sysctl:kernel/hostname")
        ? Optional.of("names one machine")
        : Optional.empty();
  }

  private static String block(String name, Position position, List<String> lines) {
    String found = "%s %d %d".formatted(quoted(position.kind()), position.number(), position.of());
    StringBuilder block = new StringBuilder("\n# " + name + "\n");
    block.append("if dev=$(find_device ").append(found).append("); then\n");
    for (String line : lines) {
      block.append("  chdev -l \"$dev\" -a ").append(quoted(line)).append(" || refused=1\n");
    }
    return block.append("else\n  skipped=3\nfi\n").toString();
  }

  /** A word that the shell takes as it is. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** The script. */
  public String text() {
    StringBuilder text = new StringBuilder(HEADER);
    text.append(blocks);
    if (!left.isEmpty() || !described.isEmpty()) {
      text.append("\n# Not carried over:\n");
      left.forEach(line -> text.append("#   ").append(oneLine(line)).append('\n'));
      if (!described.isEmpty()) {
        String names = String.join(", ", described);
        text.append("#   what each device tells of itself: ").append(oneLine(names)).append('\n');
      }
    }
    return text.append(FOOTER).toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
