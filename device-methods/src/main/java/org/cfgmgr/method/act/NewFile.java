package org.cfgmgr.method.act;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.cfgmgr.method.Result;

/** Writes files that users ask for, whole or not at all. */
public final class NewFile {
  private static final String EXECUTABLE = "rwxr-xr-x";

  private NewFile() {}

  /**
   * Writes a script that can be run.
   *
   * @param replace whether a file that is there already is replaced
   */
  public static Result script(Path file, String text, boolean replace) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.exists(target) && !(replace && Files.isRegularFile(target))) {
        return Result.failed(file + (replace ? " is no regular file" : " exists already"));
      }
      write(target, text, replace);
      return Result.done();
    } catch (FileAlreadyExistsException e) {
      return Result.failed(file + " exists already");
    } catch (IOException e) {
      return Result.failed("cannot write " + file + ": " + e);
    }
  }

  private static void write(Path target, String text, boolean replace) throws IOException {
    Path fresh = Files.createTempFile(target.getParent(), ".cfgmgr", ".new");
    try {
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(EXECUTABLE));
      if (replace) {
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(fresh, target);
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
