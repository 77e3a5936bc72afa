package org.cfgmgr.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts {@code KEY=VALUE} of one module, in which a key may come again. */
final class ModinfoText {
  private final Map<String, List<String>> values = new HashMap<>();

  private ModinfoText() {}

  /** The section {@code .modinfo}: texts with a NUL behind each. */
  static ModinfoText of(String section) {
    ModinfoText text = new ModinfoText();
    for (String field : section.split("\0", -1)) {
      text.add(field);
    }
    return text;
  }

  static Map<String, ModuleInfo> builtIn(String modinfo) {
    Map<String, ModinfoText> modules = new LinkedHashMap<>();
    for (String field : modinfo.split("\0", -1)) {
      int dot = field.indexOf('.');
      if (dot > 0) {
        modules
            .computeIfAbsent(ModuleNames.fold(field.substring(0, dot)), name -> new ModinfoText())
            .add(field.substring(dot + 1));
      }
    }
    Map<String, ModuleInfo> infos = new LinkedHashMap<>();
    modules.forEach((name, text) -> infos.put(name, text.info(name, Optional.empty())));
    return infos;
  }

  ModuleInfo info(String fileName, Optional<ModuleSignature> signature) {
    return new ModuleInfo(
        ModuleNames.fold(first("name").orElse(fileName)),
        all("alias"),
        all("firmware"),
        ModuleInfo.words(first("depends").orElse("")),
        first("license").orElse(""),
        first("vermagic").orElse("").strip(),
        signature);
  }

  private void add(String field) {
    int equals = field.indexOf('=');
    if (equals > 0) {
      values
          .computeIfAbsent(field.substring(0, equals), key -> new ArrayList<>(1))
          .add(field.substring(equals + 1));
    }
  }

  private List<String> all(String key) {
    return values.getOrDefault(key, List.of());
  }

  private Optional<String> first(String key) {
    return all(key).stream().findFirst();
  }
}
