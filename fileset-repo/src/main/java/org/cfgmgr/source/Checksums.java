package org.cfgmgr.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** What files of a directory must be, in a list as sha256sum(1) writes and checks it. */
public final class Checksums {
  /** Its name in the directory. */
  public static final String FILE = "SHA256SUMS";

  private static final String BETWEEN = "  ";

  private final Map<String, String> sums = new HashMap<>();

  private Checksums() {}

  /** The list of some files of a directory. */
  public static String text(Collection<Path> files) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      text.append(sha256(file)).append(BETWEEN).append(file.getFileName()).append('\n');
    }
    return text.toString();
  }

  /** That of a directory; one that knows no file where there is none. */
  static Checksums in(Path directory) throws IOException {
    Checksums checksums = new Checksums();
    Path file = directory.resolve(FILE);
    if (Files.isRegularFile(file)) {
      for (String line : Files.readAllLines(file, UTF_8)) {
        String[] words = line.split(" [ *]", 2);
        if (words.length == 2) {
          checksums.sums.put(words[1], words[0]);
        }
      }
    }
    return checksums;
  }

  /** Whether a file, by its path in the directory, may be what it should be. */
  boolean allow(String name, String sha256) {
    return sums.getOrDefault(name, sha256).equals(sha256);
  }

  static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      // Every Java has it (MessageDigest).
      throw new IllegalStateException(e);
    }
  }
}
