package org.cfgmgr.daemon.engine;

import java.util.List;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.kernel.KernelModules;

/** A kernel whose modules answer to what begins like their pattern. */
record TestingKernel(List<Candidate> modules) implements KernelModules {
  static final KernelModules NONE = new TestingKernel(List.of());

  @Override
  public String release() {
    return "6.1.0-testing";
  }

  @Override
  public List<Candidate> candidates(String modalias) {
    return modules.stream()
        .filter(module -> modalias.startsWith(module.pattern().replace("*", "")))
        .toList();
  }

  @Override
  public boolean builtIn(String module) {
    return false;
  }
}
