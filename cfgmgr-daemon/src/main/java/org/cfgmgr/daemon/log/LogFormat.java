package org.cfgmgr.daemon.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cfgmgr.daemon.command.Json;

/** How a line is written. */
public enum LogFormat {
  /** For people: time, level, run, text. */
  TEXT {
    @Override
    String line(Instant time, Level level, String run, String text) {
      return time.truncatedTo(ChronoUnit.MILLIS) + " " + level.label() + " " + named(run) + text;
    }
  },
  /** For journald, which has the time itself: the priority in front (sd-daemon(3)). */
  JOURNAL {
    @Override
    String line(Instant time, Level level, String run, String text) {
      return "<" + level.priority() + ">" + named(run) + text;
    }
  },
  /** For programs: an object a line. */
  JSON {
    @Override
    String line(Instant time, Level level, String run, String text) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
      json.put("level", level.label());
      json.put("run", run);
      json.put("message", text);
      return Json.line(json);
    }
  };

  abstract String line(Instant time, Level level, String run, String text);

  private static String named(String run) {
    return "run=" + run + " ";
  }
}
