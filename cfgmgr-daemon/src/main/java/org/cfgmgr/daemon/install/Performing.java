package org.cfgmgr.daemon.install;

import java.util.function.Consumer;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;

/** Performs actions that must succeed. */
final class Performing {
  private Performing() {}

  /** Tells each action, performs it, and throws {@link InstallException} when it fails. */
  static Consumer<Action> with(Actuator acting, Consumer<String> told) {
    return action -> {
      told.accept(action.describe());
      Result result = acting.perform(action);
      if (result.failed() || result.code() != 0) {
        String said = (result.out() + result.err()).strip();
        throw new InstallException(
            "failed: " + action.describe() + (said.isEmpty() ? "" : "\n" + said));
      }
    };
  }
}
