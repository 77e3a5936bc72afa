package org.cfgmgr.daemon.service;

import java.lang.reflect.Proxy;

/**
 * Hears signals; those that end a process no longer do. Java has {@code sun.misc.Signal} for it, in
 * the exported module jdk.unsupported, which a compiler that looks out for mistakes does not let
 * through by name.
 */
final class Signals {
  private Signals() {}

  /** Does something each time when a signal comes, such as {@code HUP}. */
  static void on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object hearing =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), hearing);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java hears no signals: " + e, e);
    }
  }
}
