package org.cfgmgr.daemon.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.Methods.Program;
import org.cfgmgr.odm.ConfigRule;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.PdDv;

/** Finds what configures a device: the rule that matches it, else the method of its type. */
final class Jobs {
  private final Methods methods = new Methods(BuiltIns.NAMES);
  private final Devices devices;
  private final Rules rules;
  private final RunRequest request;
  private final Settings settings;

  Jobs(Devices devices, Rules rules, RunRequest request, Settings settings) {
    this.devices = devices;
    this.rules = rules;
    this.request = request;
    this.settings = settings;
  }

  /** The program of a rule that runs once. */
  Program rule(String rule) {
    return methods.rule(rule);
  }

  Job of(CuDv device) {
    Optional<PdDv> type = devices.type(device);
    Optional<ConfigRule> rule = devices.facts(device.name()).flatMap(rules::forDevice);
    String method = type.map(PdDv::configure).orElse("");
    return new Job(
        device.name(),
        type.map(PdDv::led).orElse(0),
        rule.isPresent() ? methods.rule(rule.get().rule()) : methods.method(method),
        arguments(device.name()),
        rule.map(ConfigRule::rule).orElse(method),
        limit(device));
  }

  /** PdAt may say how long the Configure method of a type takes. */
  private Duration limit(CuDv device) {
    return devices.configureLimit(device).orElse(settings.configureLimit());
  }

  private List<String> arguments(String name) {
    return request.bootPhase().isEmpty()
        ? List.of("-l", name)
        : List.of(request.bootPhase(), "-l", name);
  }
}
