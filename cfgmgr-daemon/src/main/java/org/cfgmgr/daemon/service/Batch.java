package org.cfgmgr.daemon.service;

import java.time.Instant;
import java.util.List;
import org.cfgmgr.daemon.engine.Places;

/**
 * Events that are answered together.
 *
 * @param since when the first event of each place came
 * @param events how many there were
 */
record Batch(Places places, List<Instant> since, int events) {}
