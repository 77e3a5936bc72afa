package org.cfgmgr.daemon.conf;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the daemon answers, and whom.
 *
 * @param port 0 for nowhere
 * @param tokenFile holds the token that clients must show
 * @param certificate and key: with these it speaks TLS
 * @param where the file and line that name the address, for messages; "" when none does
 */
public record HttpSettings(
    InetAddress listen,
    int port,
    Optional<Path> tokenFile,
    Optional<Path> certificate,
    Optional<Path> key,
    String where) {
  private static final int SHORTEST = 16;

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

  /** Whether it is to listen at all. */
  public boolean isOn() {
    return port != 0;
  }

  /** Why it must not listen so, a line for each reason. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (certificate.isPresent() != key.isPresent()) {
      problems.add("http: tls_certificate and tls_key are needed both, or none");
    }
    if (!listen.isLoopbackAddress() && isOn()) {
      String address = where + "listen " + listen.getHostAddress() + " is more than this machine: ";
      if (tokenFile.isEmpty()) {
        problems.add(address + "set token_file, so that clients must show a token");
      }
      if (certificate.isEmpty()) {
        problems.add(address + "set tls_certificate and tls_key, so that nobody reads the token");
      }
    }
    tokenFile.ifPresent(file -> check(file, problems));
    certificate.ifPresent(file -> readable(file, problems));
    key.ifPresent(file -> secret(file, problems));
    return problems;
  }

  /**
   * The token.
   *
   * @throws IOException when it cannot be read
   */
  public Optional<String> token() throws IOException {
    return tokenFile.isEmpty()
        ? Optional.empty()
        : Optional.of(Files.readString(tokenFile.get()).strip());
  }

  private void check(Path file, List<String> problems) {
    if (!secret(file, problems)) {
      return;
    }
    try {
      if (token().orElse("").length() < SHORTEST) {
        problems.add(
            file + ": a token has " + SHORTEST + " characters or more: openssl rand -hex 32");
      }
    } catch (IOException e) {
      problems.add(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static boolean secret(Path file, List<String> problems) {
    if (!readable(file, problems)) {
      return false;
    }
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      if (permissions.stream().anyMatch(OTHERS::contains)) {
        problems.add(file + ": everybody can read or write it: chmod o= " + file);
      }
    } catch (IOException | UnsupportedOperationException e) {
      problems.add(file + ": cannot tell who may read it: " + e.getMessage());
    }
    return true;
  }

  private static boolean readable(Path file, List<String> problems) {
    boolean good = Files.isRegularFile(file) && Files.isReadable(file);
    if (!good) {
      problems.add(file + ": is no file that can be read");
    }
    return good;
  }
}
