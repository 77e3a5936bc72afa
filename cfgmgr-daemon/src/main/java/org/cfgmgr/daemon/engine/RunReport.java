package org.cfgmgr.daemon.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.scan.DeviceTree;

/** What came of a run; the lists hold logical names in the order in which things happened. */
public final class RunReport {
  private final List<String> configured = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private final List<Finding> set = new ArrayList<>();
  private final List<Finding> drifted = new ArrayList<>();
  private final List<Finding> waiting = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();
  private final List<Subject> subjects = new ArrayList<>();
  private final List<Finding> failed = new ArrayList<>();
  private final Set<String> visited = new TreeSet<>();
  private boolean stopped;
  private DeviceTree machine = new DeviceTree(List.of(), List.of());
  private final List<String> problems = new ArrayList<>();
  private final Map<CuDv.Status, Integer> states = new TreeMap<>();

  /** A device (or program) and what is to be said of it. */
  public record Finding(String device, String text) {}

  /** Devices that became Available. */
  public List<String> configured() {
    return configured;
  }

  /** Devices of which something else changed. */
  public List<String> changed() {
    return changed;
  }

  /** Devices that are no longer there. */
  public List<String> gone() {
    return gone;
  }

  /** All devices that the run was about, whatever came of it; those that are gone are not. */
  public Set<String> visited() {
    return visited;
  }

  /** Attributes that were set to what the ODM says. */
  public List<Finding> set() {
    return set;
  }

  /** Attributes that somebody has changed since they were set. */
  public List<Finding> drifted() {
    return drifted;
  }

  /** Devices that are there and do not work, though no software is missing, and why. */
  public List<Finding> waiting() {
    return waiting;
  }

  /** Missing device software. */
  public List<Missing> missing() {
    return missing;
  }

  /** All entries that need a driver, as the run left them, and the machine itself. */
  public List<Subject> subjects() {
    return subjects;
  }

  /** The devices as they were seen last. */
  public DeviceTree machine() {
    return machine;
  }

  void see(DeviceTree devices) {
    machine = devices;
  }

  /** Devices and programs that failed, and why. */
  public List<Finding> failed() {
    return failed;
  }

  /** What could not be read; the rest of the run is good. */
  public List<String> problems() {
    return problems;
  }

  /** Whether the run was asked to stop before it had seen all devices. */
  public boolean stopped() {
    return stopped;
  }

  void markStopped() {
    stopped = true;
  }

  /** How many devices are in each state now. */
  public Map<CuDv.Status, Integer> states() {
    return states;
  }

  /** Whether the run left the ODM and the machine as they were. */
  public boolean nothingChanged() {
    return configured.isEmpty() && changed.isEmpty() && gone.isEmpty() && set.isEmpty();
  }
}
