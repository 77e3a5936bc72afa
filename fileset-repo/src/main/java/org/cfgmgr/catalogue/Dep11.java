package org.cfgmgr.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads DEP-11, Debian's form of AppStream's collections (a stream of YAML documents). */
final class Dep11 {
  /** Debian's largest has 20 MB. */
  private static final int LARGEST = 256 << 20;

  private Dep11() {}

  /**
   * What a package provides for devices.
   *
   * @param isFirmware whether it is nothing but firmware
   */
  record Component(
      String name, boolean isFirmware, List<String> modaliases, List<String> firmware) {}

  static List<Component> read(String name, InputStream yaml) {
    List<Component> components = new ArrayList<>();
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    try {
      for (Object document :
          new Yaml(new SafeConstructor(options)).loadAll(new InputStreamReader(yaml, UTF_8))) {
        if (document instanceof Map<?, ?> map && map.get("Provides") instanceof Map<?, ?> gives) {
          components.add(component(map, gives));
        }
      }
    } catch (YAMLException e) {
      throw new CatalogueException(name + ": is no list of DEP-11: " + e.getMessage(), e);
    }
    return components;
  }

  private static Component component(Map<?, ?> map, Map<?, ?> provides) {
    List<String> firmware = new ArrayList<>();
    for (Object file : list(provides.get("firmware"))) {
      if (file instanceof Map<?, ?> entry && "runtime".equals(entry.get("type"))) {
        firmware.add(String.valueOf(entry.get("file")));
      }
    }
    return new Component(
        String.valueOf(map.get("Package")),
        "firmware".equals(map.get("Type")),
        list(provides.get("modaliases")).stream().map(String::valueOf).toList(),
        firmware);
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
