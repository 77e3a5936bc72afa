package org.cfgmgr.odm;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of an ODM and the files in it; everyone may read them. */
final class OdmDirectory {
  private OdmDirectory() {}

  /** A file of the directory; both are made when they are not there. */
  static Path file(Path directory, String name) {
    Path file = directory.resolve(name);
    try {
      if (!Files.exists(file)) {
        makeDirectory(directory.toAbsolutePath());
        makeFile(file);
      }
      return file;
    } catch (IOException e) {
      throw new OdmException(
          "cannot make %s in the ODM directory %s: %s; be root, or set ODMDIR to a directory of yours"
              .formatted(name, directory, Reasons.of(e)),
          e);
    }
  }

  private static void makeDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent != null) {
      makeDirectory(parent);
    }
    try {
      Files.createDirectory(directory);
      permit(directory, "rwxr-xr-x");
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  private static void makeFile(Path file) throws IOException {
    try {
      Files.createFile(file);
      permit(file, "rw-r--r--");
    } catch (FileAlreadyExistsException e) {
      // Another process was quicker.
    }
  }

  /** Whatever the umask: reading commands are for everyone. */
  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
