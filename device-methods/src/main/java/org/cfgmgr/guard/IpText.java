package org.cfgmgr.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as people and as the kernel's tables write them. */
final class IpText {
  // Never a name: the resolver must not be asked.
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  private IpText() {}

  /** For people, from hexadecimal digits. */
  static String ofHex(String digits) {
    try {
      return InetAddress.getByAddress(HexFormat.of().parseHex(digits))
          .getHostAddress()
          .replaceFirst("(^|:)0(:0)+(:|$)", "::");
    } catch (UnknownHostException e) {
      return digits;
    }
  }

  /** In hexadecimal digits; empty for what is no address. */
  static Optional<String> toHex(String address) {
    String plain = address.replaceAll("^\\[|]$|%.*$", "");
    try {
      return NUMERIC.matcher(plain).matches()
          ? Optional.of(HexFormat.of().formatHex(InetAddress.getByName(plain).getAddress()))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
