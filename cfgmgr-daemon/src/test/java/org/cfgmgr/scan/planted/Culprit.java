package org.cfgmgr.scan.planted;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.commons.exec.CommandLine;
import org.assertj.core.api.Assertions;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.scan.planted.inner.Accomplice;

/** One method for each rule it breaks. None is ever called. */
public final class Culprit {
  Class<?> looksUpstairs() {
    return Criteria.class;
  }

  Accomplice closesTheCircle() {
    return new Accomplice();
  }

  Process startsBuilder() throws IOException {
    return new ProcessBuilder("true").start();
  }

  Process startsRuntime() throws IOException {
    return Runtime.getRuntime().exec(new String[] {"true"});
  }

  CommandLine startsExec() {
    return new CommandLine("true");
  }

  void writes(Path file) throws IOException {
    Files.writeString(file, "");
  }

  void streams(File file) throws IOException {
    new FileOutputStream(file).close();
  }

  void opens(Path file) throws IOException {
    FileChannel.open(file, StandardOpenOption.WRITE).close();
  }

  boolean removes(File file) {
    return file.delete();
  }

  void listens() throws IOException {
    new ServerSocket(0).close();
  }

  void exits() {
    System.exit(1);
  }

  void halts() {
    Runtime.getRuntime().halt(1);
  }

  void queries(Connection connection) throws SQLException {
    connection.close();
  }

  void asserts() {
    Assertions.assertThat(1).isPositive();
  }
}
