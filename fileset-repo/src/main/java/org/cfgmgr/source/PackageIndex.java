package org.cfgmgr.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.cfgmgr.kernel.Packed;
import org.cfgmgr.scan.TarReader;

/** The index of a directory of Debian packages, as apt reads it (deb822(5), Packages). */
final class PackageIndex {
  private static final int LARGEST_CONTROL = 1 << 20;
  private static final String ALL = "all";

  private PackageIndex() {}

  /**
   * Makes it. Packages of another architecture are left out, and what the directory's own list of
   * checksums names must be as it says.
   *
   * @throws SourceException when there is no directory, or no package that can be used in it
   */
  static String of(Path directory, String architecture) {
    StringBuilder index = new StringBuilder();
    List<String> foreign = new ArrayList<>();
    Checksums sums = checksums(directory);
    for (Path deb : debs(directory)) {
      String control = control(deb);
      String of = field(control, "Architecture");
      if (of.equals(architecture) || of.equals(ALL)) {
        index.append(stanza(directory, deb, control, sums));
      } else {
        foreign.add(deb.getFileName() + " is for " + of);
      }
    }
    if (index.isEmpty()) {
      throw new SourceException(
          Trouble.EMPTY,
          directory
              + (foreign.isEmpty()
                  ? " holds no packages"
                  : ": " + String.join(", ", foreign) + "; this system is " + architecture)
              + "\n"
              + Trouble.EMPTY.remedy());
    }
    return index.toString();
  }

  private static List<Path> debs(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".deb") && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SourceException(
          Trouble.EMPTY,
          directory + ": cannot be read: " + e.getMessage() + "\n" + Trouble.EMPTY.remedy());
    }
  }

  private static Checksums checksums(Path directory) {
    try {
      return Checksums.in(directory);
    } catch (IOException e) {
      throw new SourceException(
          Trouble.DAMAGED,
          directory.resolve(Checksums.FILE) + ": cannot be read: " + e.getMessage());
    }
  }

  private static String stanza(Path directory, Path deb, String control, Checksums sums) {
    String name = directory.relativize(deb).toString();
    try {
      String sum = Checksums.sha256(deb);
      if (!sums.allow(name, sum)) {
        throw new SourceException(
            Trouble.DAMAGED, deb + ": is not what " + Checksums.FILE + " says\nfetch it again");
      }
      return control.strip()
          + "\nFilename: ./packages/"
          + name
          + "\nSize: "
          + Files.size(deb)
          + "\nSHA256: "
          + sum
          + "\n\n";
    } catch (IOException e) {
      throw damaged(deb, e);
    }
  }

  private static String field(String control, String name) {
    return control
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** The control file of a package (deb(5)). */
  private static String control(Path deb) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(deb))) {
      ArArchiveInputStream archive = new ArArchiveInputStream(in);
      for (ArArchiveEntry e = archive.getNextEntry(); e != null; e = archive.getNextEntry()) {
        if (e.getName().startsWith("control.tar")) {
          return control(archive);
        }
      }
      throw new IOException("it has no control.tar");
    } catch (IOException | RuntimeException e) {
      throw damaged(deb, e);
    }
  }

  private static String control(InputStream packed) throws IOException {
    TarReader tar = new TarReader(Packed.unpack(packed));
    for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
      if (e.getName().replaceFirst("^\\./", "").equals("control")) {
        return new String(tar.readNBytes(LARGEST_CONTROL), UTF_8);
      }
    }
    throw new IOException("it has no control file");
  }

  private static SourceException damaged(Path deb, Exception cause) {
    return new SourceException(
        Trouble.DAMAGED,
        deb + ": cannot be read as a Debian package: " + cause.getMessage() + "\nfetch it again");
  }
}
