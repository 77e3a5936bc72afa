package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.attr.Wanted;
import org.cfgmgr.match.PredefinedAttributes;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv.Status;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** Compares what the ODM wants of devices with what the kernel says. */
final class Drift {
  private final Odm odm;
  private final KernelAttributes kernel;

  Drift(Odm odm, KernelAttributes kernel) {
    this.odm = odm;
    this.kernel = kernel;
  }

  /** All that is not as it is wanted, device by device. */
  List<DriftRow> of(List<DeviceRow> devices) {
    Map<String, Map<String, String>> customized = customized(devices);
    PredefinedAttributes attributes = PredefinedAttributes.load(odm);
    List<DriftRow> rows = new ArrayList<>();
    for (DeviceRow device : devices) {
      Map<String, String> values = customized.get(device.name());
      if (values != null && device.text("status").equals(Status.AVAILABLE.label())) {
        String path = values.getOrDefault("sysfs_path", "");
        for (Wanted wanted :
            Wanted.of(attributes.of(device.text("PdDvLn")), values, path, kernel)) {
          if (wanted.drifted()) {
            rows.add(new DriftRow(device.name(), wanted));
          }
        }
      }
    }
    return rows;
  }

  private Map<String, Map<String, String>> customized(List<DeviceRow> devices) {
    Criteria which =
        devices.size() == 1 ? Criteria.equal("name", devices.get(0).name()) : Criteria.all();
    Map<String, Map<String, String>> values = new HashMap<>();
    for (OdmObject object : odm.get(StandardClasses.CUAT, which)) {
      values
          .computeIfAbsent(object.text("name"), name -> new HashMap<>())
          .putIfAbsent(object.text("attribute"), object.text("value"));
    }
    return values;
  }
}
