package org.cfgmgr.daemon.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.KernelBuild;
import org.cfgmgr.catalogue.Offer;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.catalogue.Suggestion;

/** What a catalogue knows of something, as values of the JDK's own kinds. */
final class Facts {
  private final Catalogue catalogue;

  Facts(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  Map<String, Object> summary() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("distribution", catalogue.distribution());
    facts.put("architecture", catalogue.architecture());
    facts.put("packages", catalogue.software().size());
    facts.put("kernels", catalogue.kernels().stream().map(this::kernel).toList());
    facts.put(
        "sources",
        catalogue.sources().stream()
            .map(source -> row("source", source.name(), "date", source.date()))
            .toList());
    facts.put("lacks", catalogue.lacks());
    return facts;
  }

  /** Of a modalias, module, kernel, package or file of firmware; empty when it is none. */
  Map<String, Object> of(String name) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (name.indexOf(':') > 0) {
      device(name, facts);
    }
    for (KernelBuild kernel : catalogue.kernels()) {
      if (kernel.release().equals(name)) {
        facts.put("kernel", kernel(kernel));
      }
    }
    List<Map<String, Object>> kernels = module(name);
    if (!kernels.isEmpty()) {
      facts.put("module", kernels);
    }
    catalogue.software(name).ifPresent(software -> facts.put("package", software(software)));
    List<SoftwarePackage> holders = catalogue.packagesOf(name);
    if (!holders.isEmpty()) {
      facts.put("firmware", holders.stream().map(Facts::software).toList());
    }
    return facts;
  }

  private void device(String modalias, Map<String, Object> facts) {
    List<Offer> offers = catalogue.drivers(modalias);
    if (!offers.isEmpty()) {
      facts.put("drivers", offers.stream().map(this::offer).toList());
    }
    List<Suggestion> suggestions = new ArrayList<>(catalogue.suggestions(modalias));
    suggestions.addAll(catalogue.announcedFirmware(modalias));
    if (!suggestions.isEmpty()) {
      facts.put("suggestions", suggestions.stream().map(Facts::suggestion).toList());
    }
  }

  private Map<String, Object> offer(Offer offer) {
    Map<String, Object> facts = row("module", offer.module(), "pattern", offer.pattern());
    facts.put("kernels", offer.kernels().stream().map(KernelBuild::release).toList());
    return facts;
  }

  private List<Map<String, Object>> module(String name) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (KernelBuild kernel : catalogue.kernels()) {
      if (catalogue.has(name, kernel)) {
        List<String> files = catalogue.firmware(name, kernel);
        Map<String, Object> row = row("kernel", kernel.release());
        row.put("built in", catalogue.builtIn(name, kernel));
        row.put("firmware declared", files.size());
        row.put(
            "firmware packages",
            files.stream()
                .flatMap(file -> catalogue.packagesOf(file).stream())
                .map(SoftwarePackage::name)
                .distinct()
                .toList());
        rows.add(row);
      }
    }
    return rows;
  }

  private Map<String, Object> kernel(KernelBuild kernel) {
    Map<String, Object> facts =
        row("release", kernel.release(), "flavour", kernel.flavour().name(), "meta", kernel.meta());
    facts.putAll(software(kernel.software()));
    return facts;
  }

  private static Map<String, Object> software(SoftwarePackage software) {
    Map<String, Object> facts =
        row(
            "package", software.name(),
            "version", software.version(),
            "suite", software.suite(),
            "component", software.component());
    facts.put("download bytes", software.downloadBytes());
    facts.put("installed bytes", software.installedBytes());
    facts.put("summary", software.summary());
    return facts;
  }

  private static Map<String, Object> suggestion(Suggestion suggestion) {
    return row(
        "package", suggestion.software().name(),
        "pattern", suggestion.pattern(),
        "why", suggestion.why(),
        "source", suggestion.source());
  }

  private static Map<String, Object> row(String... namesAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return row;
  }
}
