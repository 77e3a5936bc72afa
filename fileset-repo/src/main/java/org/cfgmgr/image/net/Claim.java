package org.cfgmgr.image.net;

/**
 * A piece of network configuration that may fit an interface.
 *
 * @param file where it stands, for people
 * @param wants what it fits, for people: {@code enp0s3}, {@code MACAddress=...}
 * @param fits whether it fits an interface
 * @param addresses whether that interface, or a bridge or bond above it, then has an address
 * @param how {@code DHCP}, {@code static 10.0.0.2/24}, for people; why not, when it does not
 */
public record Claim(String file, String wants, Fit fits, boolean addresses, String how) {
  /** Decides whether a claim is about an interface. */
  @FunctionalInterface
  public interface Fit {
    boolean matches(NetInterface candidate);
  }
}
