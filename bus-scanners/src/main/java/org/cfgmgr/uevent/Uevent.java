package org.cfgmgr.uevent;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event of a device (kernel, lib/kobject_uevent.c).
 *
 * @param action {@code add}, {@code remove}, {@code change}, {@code move}, {@code online}, {@code
 *     offline}, {@code bind} or {@code unbind}
 * @param path where the device stands, from the root of sysfs: {@code /devices/...}
 * @param properties all that came with it, {@code SUBSYSTEM}, {@code SEQNUM}, {@code MODALIAS} ...
 */
public record Uevent(String action, String path, SortedMap<String, String> properties) {
  /** The action of what is no event: some were lost, since they came faster than they were read. */
  public static final String LOST = "lost";

  public Uevent {
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }
}
