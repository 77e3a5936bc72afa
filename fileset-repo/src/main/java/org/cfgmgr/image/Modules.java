package org.cfgmgr.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The modules of a kernel and what each needs loaded before it ({@code modules.dep}). */
public final class Modules {
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, List<String>> needs = new HashMap<>();

  private Modules() {}

  /** Reads the text of {@code modules.dep}: {@code FILE: FILE FILE ...} in each line. */
  public static Modules parse(String text) {
    Modules modules = new Modules();
    text.lines().forEach(modules::line);
    return modules;
  }

  private void line(String line) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      List<String> before = new ArrayList<>();
      for (String file : line.substring(colon + 1).strip().split("\\s+", -1)) {
        if (!file.isEmpty()) {
          before.add(name(file));
        }
      }
      String name = name(line.substring(0, colon));
      files.put(name, line.substring(0, colon));
      needs.put(name, List.copyOf(before));
    }
  }

  /** The names, with {@code _} for {@code -}. */
  public Set<String> names() {
    return Set.copyOf(files.keySet());
  }

  /** Where a module lies below the kernel's directory. */
  public Optional<String> file(String module) {
    return Optional.ofNullable(files.get(fold(module)));
  }

  /** All modules that must be loaded before this one. */
  public List<String> needs(String module) {
    return needs.getOrDefault(fold(module), List.of());
  }

  /** The name by which modules are compared: {@code -} and {@code _} are the same in them. */
  public static String fold(String module) {
    return module.replace('-', '_');
  }

  private static String name(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int end = name.indexOf(".ko");
    return fold(end < 0 ? name : name.substring(0, end));
  }
}
