package org.cfgmgr.daemon.command;

import java.nio.file.Path;

/** A command line that starts this Java with the classes under test, for programs of tests. */
public final class OurJava {
  /** From 24 on Java warns of native libraries that nobody allowed (JEP 472). */
  private static final int WARNS = 24;

  private OurJava() {}

  /** The start of the line; options and the name of the class come next. */
  public static String line() {
    String permission =
        Runtime.version().feature() < WARNS ? "" : " --enable-native-access=ALL-UNNAMED";
    return Path.of(System.getProperty("java.home"), "bin", "java")
        + permission
        + " -Xshare:auto -XX:TieredStopAtLevel=1 -Dcfgmgr.home="
        + Path.of("..").toAbsolutePath()
        + " -cp "
        + System.getProperty("java.class.path");
  }
}
