package org.cfgmgr.daemon.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.cfgmgr.odm.OdmException;

/** Text from standard input. */
final class TextInput {
  private TextInput() {}

  /** All of it. Throws {@link OdmException} when it cannot be read or is no UTF-8. */
  static String all(InputStream in) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new OdmException("standard input is not UTF-8 text", e);
    } catch (IOException e) {
      throw new OdmException("cannot read standard input: " + e.getMessage(), e);
    }
  }

  /** The words of it, which white space separates. */
  static List<String> words(InputStream in) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(all(in));
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }
}
