package org.cfgmgr.method.act;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.cfgmgr.method.Result;

/** Writes into files that the kernel has. */
final class KernelFile {
  /** What unsets a text: a write of nothing does not reach the kernel. */
  private static final String NOTHING = "\n";

  private KernelFile() {}

  static Result write(Path file, String value) {
    try {
      // Never made where it is not: the kernel's files are there or they are not.
      Files.writeString(
          file,
          value.isEmpty() ? NOTHING : value,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
      return Result.done();
    } catch (NoSuchFileException e) {
      return Result.failed(file + " is not there");
    } catch (IOException e) {
      return refused(file, value, reason(e));
    }
  }

  /** What is said when the kernel takes a value from nobody. */
  static Result refused(Object place, String value, String reason) {
    return Result.failed(place + ": the kernel refuses " + named(value) + ": " + reason);
  }

  static String named(String value) {
    return value.isEmpty() ? "an empty value" : value;
  }

  /** The kernel's words for its error number. */
  private static String reason(IOException error) {
    if (error instanceof AccessDeniedException) {
      return "Permission denied";
    }
    return error instanceof FileSystemException file
        ? Objects.toString(file.getReason(), file.getClass().getSimpleName())
        : String.valueOf(error.getMessage());
  }
}
