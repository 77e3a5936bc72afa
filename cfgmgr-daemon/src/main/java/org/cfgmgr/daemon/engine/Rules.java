package org.cfgmgr.daemon.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cfgmgr.odm.ConfigRule;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a run: those of its phase whose boot mask fits, in order; sequence 0 comes last
 * (IBM, "Configuration Rules (Config_Rules) Object Class").
 */
final class Rules {
  private final List<ConfigRule> programs = new ArrayList<>();
  private final List<ForDevices> forDevices = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** A rule whose program replaces the Configure method of the devices that match. */
  private record ForDevices(ConfigRule rule, Criteria match) {}

  Rules(Odm odm, RunRequest request) {
    List<ConfigRule> chosen = new ArrayList<>();
    for (OdmObject object : odm.get(StandardClasses.CONFIG_RULES, Criteria.all())) {
      ConfigRule rule = ConfigRule.of(object);
      if (rule.phase() == request.phase() && fits(rule, request.bootMask())) {
        chosen.add(rule);
      }
    }
    chosen.sort(Comparator.comparingInt(Rules::order));
    chosen.forEach(this::sort);
  }

  /** The rules that run once each. */
  List<ConfigRule> programs() {
    return programs;
  }

  /** The rule that configures this device in place of its type's method. */
  Optional<ConfigRule> forDevice(Function<String, @Nullable String> facts) {
    for (ForDevices candidate : forDevices) {
      if (candidate.match.matches(facts)) {
        return Optional.of(candidate.rule);
      }
    }
    return Optional.empty();
  }

  /** Rules that cannot be used, and why. */
  List<String> problems() {
    return problems;
  }

  private void sort(ConfigRule rule) {
    if (rule.rule().isBlank()) {
      problems.add(named(rule) + " names no program; set its rule with odmchange, or delete it");
    } else if (rule.match().isBlank()) {
      programs.add(rule);
    } else {
      addForDevices(rule);
    }
  }

  private void addForDevices(ConfigRule rule) {
    try {
      forDevices.add(new ForDevices(rule, Criteria.parse(rule.match())));
    } catch (OdmException e) {
      problems.add(named(rule) + " is left out: " + e.getMessage());
    }
  }

  private static String named(ConfigRule rule) {
    return "Config_Rules: the rule with phase %d, seq %d".formatted(rule.phase(), rule.seq());
  }

  private static boolean fits(ConfigRule rule, long mask) {
    return mask == 0 || rule.bootMask() == 0 || (rule.bootMask() & mask) != 0;
  }

  private static int order(ConfigRule rule) {
    return rule.seq() == 0 ? Integer.MAX_VALUE : rule.seq();
  }
}
