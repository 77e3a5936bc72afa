package org.cfgmgr.odm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a stanza file. */
final class StanzaText {
  private StanzaText() {}

  /** Throws {@link OdmException} when the file cannot be read or is not UTF-8, naming the line. */
  static String of(Path file) {
    try {
      return decode(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new OdmException("cannot read " + file + ": " + Reasons.of(e), e);
    }
  }

  private static String decode(Path file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      long line = 1 + text.chars().filter(c -> c == '\n').count();
      throw new OdmException(
          "%s:%d: this line is not UTF-8 text; convert the file".formatted(file, line));
    }
    return text;
  }
}
