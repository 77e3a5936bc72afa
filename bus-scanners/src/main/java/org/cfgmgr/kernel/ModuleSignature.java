package org.cfgmgr.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/**
 * Who signed a module.
 *
 * @param signer the common name of the certificate's issuer; "" when the signature cannot be read
 *     or names none
 * @param keyId the certificate's serial number, or its subject key identifier, in capital hex; ""
 *     when the signature cannot be read
 */
public record ModuleSignature(String signer, String keyId) {
  /** There is a signature, and nothing can be read of it. */
  static final ModuleSignature UNKNOWN = new ModuleSignature("", "");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** From SignedData of PKCS #7 (RFC 5652, section 5), as scripts/sign-file makes it. */
  static ModuleSignature ofPkcs7(ByteBuffer pkcs7) {
    try {
      Der contentInfo = new Der(pkcs7).enter(Der.SEQUENCE);
      contentInfo.skip(Der.OBJECT_IDENTIFIER);
      Der data = contentInfo.enter(Der.CONTEXT_0).enter(Der.SEQUENCE);
      data.skip(Der.INTEGER);
      data.skip(Der.SET);
      data.skip(Der.SEQUENCE);
      data.skipIf(Der.CONTEXT_0);
      data.skipIf(Der.CONTEXT_1);
      return ofSigner(data.enter(Der.SET).enter(Der.SEQUENCE));
    } catch (IOException | IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  private static ModuleSignature ofSigner(Der signer) throws IOException {
    signer.skip(Der.INTEGER);
    if (signer.next() == Der.PRIMITIVE_0) {
      return new ModuleSignature("", HEX.formatHex(signer.value(Der.PRIMITIVE_0)));
    }
    Der issuerAndSerial = signer.enter(Der.SEQUENCE);
    String name = commonName(issuerAndSerial.whole(Der.SEQUENCE));
    return new ModuleSignature(name, HEX.formatHex(serial(issuerAndSerial.value(Der.INTEGER))));
  }

  private static String commonName(byte[] issuer) {
    String name = new X500Principal(issuer).getName(X500Principal.RFC2253);
    for (String part : name.split("(?<!\\\\),", -1)) {
      if (part.startsWith("CN=")) {
        return part.substring(3).replace("\\", "");
      }
    }
    return "";
  }

  /** Without the zero that keeps a number from being negative, as openssl prints it. */
  private static byte[] serial(byte[] number) {
    return number.length > 1 && number[0] == 0
        ? java.util.Arrays.copyOfRange(number, 1, number.length)
        : number;
  }
}
