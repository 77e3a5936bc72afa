package org.cfgmgr.daemon.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The secret by which a client shows that it may ask (RFC 6750). Only its digest is kept. */
public final class Token {
  private static final String SCHEME = "Bearer ";

  private final byte[] digest;

  public Token(String secret) {
    digest = digest(secret);
  }

  /** Whether one of these is the header of a client that has the token. Takes always as long. */
  boolean isIn(List<String> headers) {
    boolean found = false;
    for (String header : headers) {
      boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
      String secret = bearer ? header.substring(SCHEME.length()).strip() : "";
      found |= MessageDigest.isEqual(digest, digest(secret));
    }
    return found;
  }

  private static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
