package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.match.Positions.Position;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.Descriptor;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/**
 * A customized device: the descriptors of CuDv and of its PdDv, {@code description}, {@code
 * physloc} (the place in sysfs), and ours: {@code kname} (the kernel's name), {@code driver},
 * {@code unique_id}, {@code kind} and {@code position} ({@link Position}).
 */
record DeviceRow(OdmObject device, Inventory inventory) implements Row {
  static final Comparator<DeviceRow> BY_NAME =
      new Comparator<>() {
        @Override
        public int compare(DeviceRow a, DeviceRow b) {
          return NaturalOrder.INSTANCE.compare(a.name(), b.name());
        }
      };

  static List<String> columnNames() {
    List<String> names = new ArrayList<>();
    for (Descriptor descriptor : StandardClasses.CUDV.descriptors()) {
      names.add(descriptor.name());
    }
    for (Descriptor descriptor : StandardClasses.PDDV.descriptors()) {
      if (!names.contains(descriptor.name())) {
        names.add(descriptor.name());
      }
    }
    names.addAll(List.of("description", "physloc", "kname", "driver", "unique_id"));
    names.addAll(List.of("kind", "position"));
    return names;
  }

  String name() {
    return device.text("name");
  }

  @Override
  public String text(String column) {
    return switch (column) {
      case "status" -> status();
      case "description" -> inventory.description(name(), type());
      case "physloc" -> inventory.attribute(name(), "sysfs_path");
      case "kname" -> kernelName();
      case "driver" -> device.text("ddins");
      case "kind" -> position().map(Position::kind).orElse("");
      case "position" -> position().map(where -> Integer.toString(where.number())).orElse("");
      case "unique_id" -> inventory.attribute(name(), column);
      default ->
          device.type().descriptor(column).isPresent() ? device.text(column) : type().text(column);
    };
  }

  private Optional<Position> position() {
    return inventory.position(name());
  }

  OdmObject type() {
    return inventory.type(device.text("PdDvLn"));
  }

  /** The word for the state; a number that is no state, which odmadd lets pass, as it stands. */
  private String status() {
    long number = device.number("status");
    CuDv.Status[] known = CuDv.Status.values();
    return number >= 0 && number < known.length
        ? known[(int) number].label()
        : device.text("status");
  }

  /** That by which users know it, such as sda; else the last part of its place in sysfs. */
  private String kernelName() {
    String known = inventory.attribute(name(), "kernel_name");
    String path = known.isEmpty() ? inventory.attribute(name(), "sysfs_path") : known;
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
