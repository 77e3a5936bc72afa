package org.cfgmgr.daemon.engine;

import java.time.Duration;

/** placeholder until conf lands. */
public record Settings(int parallel, Duration ruleLimit, Duration configureLimit) {
  public static final Settings USUAL =
      new Settings(8, Duration.ofSeconds(300), Duration.ofSeconds(60));

  public Settings serial() {
    return new Settings(1, ruleLimit, configureLimit);
  }
}
