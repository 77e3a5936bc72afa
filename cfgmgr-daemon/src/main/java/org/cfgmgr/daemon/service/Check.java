package org.cfgmgr.daemon.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cfgmgr.daemon.conf.HttpSettings;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.http.Tls;

/** Whether the daemon can work with settings: all mistakes at once. */
final class Check {
  private Check() {}

  static List<String> of(Settings.Read read) {
    List<String> problems = new ArrayList<>(read.problems());
    HttpSettings http = read.settings().http();
    List<String> unsafe = http.problems();
    problems.addAll(unsafe);
    if (unsafe.isEmpty() && http.certificate().isPresent() && http.key().isPresent()) {
      try {
        Tls.read(http.certificate().get(), http.key().get());
      } catch (IOException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return problems;
  }
}
