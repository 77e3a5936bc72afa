package org.cfgmgr.daemon.service;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.daemon.engine.Places;
import org.cfgmgr.uevent.Uevent;

/**
 * Events that are not answered yet, one for each device: what comes at one blow is answered at one
 * blow, and a device that comes and goes is looked at once.
 */
final class Pending {
  /** More devices than that are no events any more: all is looked at. */
  static final int MOST = 50_000;

  /** What comes without a pause is answered after so many times of quiet. */
  private static final int PATIENCE = 10;

  /** They belong to a device whose own events say all. */
  private static final Set<String> PARTS = Set.of("queues", "bdi");

  private final Duration quiet;
  private Map<String, Instant> touched = new LinkedHashMap<>();
  private Map<String, String> moved = new HashMap<>();
  private int events;
  private boolean lost;
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  Pending(Duration quiet) {
    this.quiet = quiet;
  }

  /** Takes in an event. Returns whether it is about a device. */
  boolean add(Uevent event, Instant now) {
    boolean gone = event.action().equals(Uevent.LOST);
    boolean concerns =
        event.path().startsWith("/devices/")
            && !PARTS.contains(event.properties().getOrDefault("SUBSYSTEM", ""));
    if (!gone && !concerns) {
      return false;
    }
    first = now.isBefore(first) ? now : first;
    last = now;
    if (gone) {
      lost = true;
    } else {
      events++;
      touch(event, now);
    }
    return true;
  }

  /** When those that came are to be answered; empty when none came. */
  Optional<Instant> due() {
    if (first.equals(Instant.MAX)) {
      return Optional.empty();
    }
    Instant patient = first.plus(quiet.multipliedBy(PATIENCE));
    Instant calm = last.plus(quiet);
    return Optional.of(calm.isBefore(patient) ? calm : patient);
  }

  /** Whether events were lost, so that the machine is to be looked at as a whole. */
  boolean isLost() {
    return lost || touched.size() > MOST;
  }

  /** Takes all that came. */
  Batch take() {
    Batch batch =
        new Batch(new Places(touched.keySet(), moved), List.copyOf(touched.values()), events);
    touched = new LinkedHashMap<>();
    moved = new HashMap<>();
    events = 0;
    lost = false;
    first = Instant.MAX;
    last = Instant.MIN;
    return batch;
  }

  private void touch(Uevent event, Instant now) {
    touched.putIfAbsent(event.path(), now);
    String old = event.properties().getOrDefault("DEVPATH_OLD", "");
    if (event.action().equals("move") && !old.isEmpty()) {
      touched.putIfAbsent(old, now);
      move(old, event.path());
    }
  }

  /** One that was moved already is moved on. */
  private void move(String old, String path) {
    for (Map.Entry<String, String> one : moved.entrySet()) {
      if (one.getValue().equals(old)) {
        one.setValue(path);
        return;
      }
    }
    moved.put(old, path);
  }
}
