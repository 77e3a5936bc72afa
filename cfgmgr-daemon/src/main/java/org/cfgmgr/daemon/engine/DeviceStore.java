package org.cfgmgr.daemon.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuAt;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/**
 * The customized devices in memory, and the changes of them that are not yet stored. Setting what
 * is already so is no change.
 */
final class DeviceStore {
  private final Odm odm;
  private final Map<String, CuDv> devices = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
  private final Map<String, String> vpd = new LinkedHashMap<>();
  private List<OdmChange> changes = new ArrayList<>();

  DeviceStore(Odm odm) {
    this.odm = odm;
    reload();
  }

  /** Reads all anew, since someone else (a method) may have written. */
  void reload() {
    devices.clear();
    attributes.clear();
    vpd.clear();
    for (OdmObject object : odm.get(StandardClasses.CUDV, Criteria.all())) {
      CuDv device = CuDv.of(object);
      devices.put(device.name(), device);
    }
    for (OdmObject object : odm.get(StandardClasses.CUAT, Criteria.all())) {
      of(object.text("name")).put(object.text("attribute"), object.text("value"));
    }
    for (OdmObject object : odm.get(StandardClasses.CUVPD, Criteria.all())) {
      vpd.put(object.text("name"), object.text("vpd"));
    }
  }

  Optional<CuDv> get(String name) {
    return Optional.ofNullable(devices.get(name));
  }

  /** All devices, in the order in which they were defined. */
  Collection<CuDv> all() {
    return Collections.unmodifiableCollection(devices.values());
  }

  /** A customized attribute's value, "" when the device has none so named. */
  String attribute(String name, String attribute) {
    return attributes.getOrDefault(name, Map.of()).getOrDefault(attribute, "");
  }

  /** The customized attributes of a device. */
  Map<String, String> attributes(String name) {
    return Collections.unmodifiableMap(attributes.getOrDefault(name, Map.of()));
  }

  /** Adds or replaces a device. Returns whether that changed anything. */
  boolean put(CuDv device) {
    CuDv before = devices.put(device.name(), device);
    if (device.equals(before)) {
      return false;
    }
    changes.add(
        before == null
            ? new OdmChange.Add(device.toObject())
            : new OdmChange.Change(
                StandardClasses.CUDV, named(device.name()), difference(before, device)));
    return true;
  }

  /** Sets an attribute that users see. Returns whether that changed anything. */
  boolean setAttribute(CuAt attribute) {
    String before = of(attribute.name()).put(attribute.attribute(), attribute.value());
    if (attribute.value().equals(before)) {
      return false;
    }
    changes.add(before == null ? new OdmChange.Add(attribute.toObject()) : changed(attribute));
    return true;
  }

  /** Sets the vital product data. Returns whether that changed anything. */
  boolean setVpd(String name, String data) {
    String before = vpd.put(name, data);
    if (data.equals(before)) {
      return false;
    }
    changes.add(
        before == null
            ? new OdmChange.Add(
                OdmObject.of(
                    StandardClasses.CUVPD, Map.of("name", name, "vpd_type", 0L, "vpd", data)))
            : new OdmChange.Change(StandardClasses.CUVPD, named(name), Map.of("vpd", data)));
    return true;
  }

  /** Deletes a device with all that belongs to it. */
  void delete(String name) {
    devices.remove(name);
    attributes.remove(name);
    vpd.remove(name);
    changes.add(new OdmChange.Delete(StandardClasses.CUAT, named(name)));
    changes.add(new OdmChange.Delete(StandardClasses.CUVPD, named(name)));
    changes.add(new OdmChange.Delete(StandardClasses.CUDEP, named(name)));
    changes.add(new OdmChange.Delete(StandardClasses.CUDV, named(name)));
  }

  /** Deletes what is known of a device, but for the attributes that are named. */
  void keepOnly(String name, Set<String> kept) {
    Map<String, String> known = attributes.getOrDefault(name, Map.of());
    for (String attribute : List.copyOf(known.keySet())) {
      if (!kept.contains(attribute)) {
        known.remove(attribute);
        changes.add(
            new OdmChange.Delete(
                StandardClasses.CUAT, named(name).and(Criteria.equal("attribute", attribute))));
      }
    }
    if (vpd.remove(name) != null) {
      changes.add(new OdmChange.Delete(StandardClasses.CUVPD, named(name)));
    }
  }

  /** Adds changes of classes that are not kept in memory here. */
  void add(List<OdmChange> others) {
    changes.addAll(others);
  }

  /** The changes since the last call; they are the caller's to store. */
  List<OdmChange> takeChanges() {
    List<OdmChange> taken = changes;
    changes = new ArrayList<>();
    return taken;
  }

  private Map<String, String> of(String name) {
    return attributes.computeIfAbsent(name, key -> new LinkedHashMap<>());
  }

  private static Criteria named(String name) {
    return Criteria.equal("name", name);
  }

  private static OdmChange changed(CuAt attribute) {
    Criteria which =
        named(attribute.name()).and(Criteria.equal("attribute", attribute.attribute()));
    return new OdmChange.Change(StandardClasses.CUAT, which, Map.of("value", attribute.value()));
  }

  private static Map<String, Object> difference(CuDv before, CuDv after) {
    OdmObject old = before.toObject();
    OdmObject now = after.toObject();
    Map<String, Object> different = new LinkedHashMap<>();
    for (int i = 0; i < now.values().size(); i++) {
      if (!now.values().get(i).equals(old.values().get(i))) {
        different.put(now.type().descriptors().get(i).name(), now.values().get(i));
      }
    }
    return different;
  }
}
