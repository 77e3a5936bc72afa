package org.cfgmgr.method.act;

import java.util.function.Consumer;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.Odm;

/** Tells actions instead of doing them. */
final class RecordingActuator {
  private RecordingActuator() {}

  static Result perform(Action action, Odm copy, Consumer<Action> told) {
    if (action instanceof Action.UpdateOdm update) {
      copy.apply(update.changes());
      return Result.done();
    }
    told.accept(action);
    return Result.planned();
  }
}
