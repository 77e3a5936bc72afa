package org.cfgmgr.image.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cfgmgr.kernel.Fnmatch;
import org.cfgmgr.kernel.Root;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Netplan's Ethernet definitions, which a generator turns into networkd's at boot. */
final class Netplan implements Manager {
  private static final List<String> DIRECTORIES =
      List.of("etc/netplan", "usr/lib/netplan", "lib/netplan");
  private static final List<String> GENERATORS =
      List.of(
          "usr/lib/systemd/system-generators/netplan",
          "lib/systemd/system-generators/netplan",
          "usr/sbin/netplan");
  private static final int LONGEST = 1 << 20;

  private final Root root;

  Netplan(Root root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "netplan";
  }

  @Override
  public boolean enabled() {
    return GENERATORS.stream().anyMatch(file -> root.find(file).isPresent());
  }

  @Override
  public List<Claim> claims() {
    Definitions all = new Definitions();
    files().forEach((path, text) -> all.add("/" + path, map(parse(text).get("network"))));
    List<Claim> claims = new ArrayList<>();
    all.ethernets.forEach((id, definition) -> claims.add(claim(all, id, definition)));
    return claims;
  }

  /** What all files say together: later ones add to a definition of the same id. */
  private static final class Definitions {
    private final Map<String, Map<String, Object>> ethernets = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Map<String, Object>> above = new ArrayList<>();

    void add(String file, Map<String, Object> network) {
      map(network.get("ethernets"))
          .forEach(
              (id, definition) -> {
                ethernets.computeIfAbsent(id, key -> new LinkedHashMap<>()).putAll(map(definition));
                files.put(id, file);
              });
      for (String kind : List.of("bridges", "bonds", "vlans")) {
        map(network.get(kind)).values().forEach(definition -> above.add(map(definition)));
      }
    }

    /** How an interface gets its address, itself or by what is above it; "" when it gets none. */
    String how(String id, Map<String, Object> definition) {
      String own = Netplan.how(definition);
      return own.isEmpty()
          ? above.stream()
              .filter(upper -> carries(upper, id))
              .map(Netplan::how)
              .filter(found -> !found.isEmpty())
              .findFirst()
              .orElse("")
          : own;
    }
  }

  private Map<String, String> files() {
    Map<String, String> paths = new TreeMap<>();
    for (String directory : DIRECTORIES) {
      for (String name : root.list(directory)) {
        if (name.endsWith(".yaml")) {
          paths.putIfAbsent(name, directory + "/" + name);
        }
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    paths.values().forEach(path -> texts.put(path, root.read(path).orElse("")));
    return texts;
  }

  /** A file that netplan itself could not read says nothing. */
  private static Map<String, Object> parse(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    try {
      return map(new Yaml(new SafeConstructor(options)).load(text));
    } catch (YAMLException e) {
      return Map.of();
    }
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            if (key != null && inner != null) {
              result.put(key.toString(), inner);
            }
          });
    }
    return result;
  }

  private static Claim claim(Definitions all, String id, Map<String, Object> definition) {
    Map<String, Object> match = map(definition.get("match"));
    String how = all.how(id, definition);
    return new Claim(
        all.files.getOrDefault(id, ""),
        match.isEmpty() ? id : "match " + match,
        candidate -> match.isEmpty() ? candidate.name().equals(id) : fits(match, candidate),
        !how.isEmpty(),
        how.isEmpty() ? "gives no address" : how);
  }

  private static boolean carries(Map<String, Object> above, String id) {
    boolean port = above.get("interfaces") instanceof List<?> ports && ports.contains(id);
    return port || id.equals(above.get("link"));
  }

  private static boolean fits(Map<String, Object> match, NetInterface candidate) {
    String name = text(match.get("name"));
    String mac = text(match.get("macaddress")).toLowerCase(Locale.ROOT);
    List<String> drivers = texts(match.get("driver"));
    return (name.isEmpty() || Fnmatch.matches(name, candidate.name()))
        && (mac.isEmpty() || mac.equals(candidate.mac()))
        && (drivers.isEmpty()
            || drivers.stream().anyMatch(driver -> Fnmatch.matches(driver, candidate.driver())));
  }

  private static String how(Map<String, Object> definition) {
    if (Boolean.TRUE.equals(definition.get("dhcp4"))
        || Boolean.TRUE.equals(definition.get("dhcp6"))) {
      return "DHCP";
    }
    return definition.get("addresses") instanceof List<?> addresses && !addresses.isEmpty()
        ? "static " + addresses.get(0)
        : "";
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof List<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
