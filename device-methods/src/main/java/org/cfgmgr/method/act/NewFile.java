package org.cfgmgr.method.act;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.cfgmgr.method.Result;

/** Writes files that users ask for, whole or not at all. */
public final class NewFile {
  private static final String EXECUTABLE = "rwxr-xr-x";
  private static final String READABLE = "rw-r--r--";

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
      write(target, text.getBytes(StandardCharsets.UTF_8), EXECUTABLE, replace);
      return Result.done();
    } catch (FileAlreadyExistsException e) {
      return Result.failed(file + " exists already");
    } catch (IOException e) {
      return Result.failed("cannot write " + file + ": " + e);
    }
  }

  /**
   * Writes a file, in place of one that is there, whose rights it keeps; a new one may be read by
   * all, and its directory is made.
   */
  public static Result data(Path file, byte[] bytes) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        return Result.failed(file + " is no regular file");
      }
      Files.createDirectories(target.getParent());
      String mode =
          Files.exists(target)
              ? PosixFilePermissions.toString(Files.getPosixFilePermissions(target))
              : READABLE;
      write(target, bytes, mode, true);
      return Result.done();
    } catch (IOException e) {
      return Result.failed("cannot write " + file + ": " + e);
    }
  }

  /** Deletes a file; one that is gone already is well. */
  public static Result delete(Path file) {
    try {
      Files.deleteIfExists(file);
      return Result.done();
    } catch (IOException e) {
      return Result.failed("cannot delete " + file + ": " + e);
    }
  }

  private static void write(Path target, byte[] bytes, String mode, boolean replace)
      throws IOException {
    // The same name each time, so that what a kill leaves is gone after the next time.
    Path fresh = target.resolveSibling("." + target.getFileName() + ".cfgmgr");
    Files.deleteIfExists(fresh);
    try {
      Files.write(
          fresh,
          bytes,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(mode));
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
