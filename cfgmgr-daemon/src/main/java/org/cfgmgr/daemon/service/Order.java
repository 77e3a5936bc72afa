package org.cfgmgr.daemon.service;

import org.cfgmgr.daemon.state.RunRecord.Trigger;

/** What the daemon is to do next. */
sealed interface Order {
  /** Answer events. */
  record Answer(Batch batch) implements Order {}

  /** Look at the whole machine. */
  record Whole(Trigger trigger) implements Order {}

  /** Read the settings again. */
  record Reload() implements Order {}

  /** See whether it is time for something. */
  record Look() implements Order {}

  /** End. */
  record End() implements Order {}
}
