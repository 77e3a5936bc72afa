package org.cfgmgr.daemon.engine;

import java.util.List;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.kernel.KernelModules;

/** A kernel whose modules all answer to Intel's 82574L network card. */
record TestingKernel(List<Candidate> modules) implements KernelModules {
  static final KernelModules NONE = new TestingKernel(List.of());

  @Override
  public String release() {
    return "6.1.0-testing";
  }

  @Override
  public List<Candidate> candidates(String modalias) {
    return modalias.startsWith("pci:v00008086d000010D3") ? modules : List.of();
  }

  @Override
  public boolean builtIn(String module) {
    return false;
  }
}
