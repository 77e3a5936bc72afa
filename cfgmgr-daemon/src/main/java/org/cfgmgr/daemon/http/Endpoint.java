package org.cfgmgr.daemon.http;

/** What stands at an address and answers at once. Several threads may ask it at a time. */
@FunctionalInterface
public interface Endpoint {
  Answer answer(Query query);
}
