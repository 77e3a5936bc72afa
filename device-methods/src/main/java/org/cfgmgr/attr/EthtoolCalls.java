package org.cfgmgr.attr;

import java.io.IOException;

/** Asks the drivers of interfaces, or tells them (ioctl SIOCETHTOOL; kernel, linux/ethtool.h). */
public interface EthtoolCalls {
  /**
   * Makes one call.
   *
   * @param words a structure of the interface, of 32-bit words, whose first is the command
   * @return the structure as the kernel leaves it
   * @throws IOException with the kernel's reason when it refuses
   */
  int[] call(String networkInterface, int[] words) throws IOException;

  /** The calls of the kernel we run on. */
  static EthtoolCalls live() {
    return EthtoolSocket::call;
  }

  /** Of a machine that is not here: it has no drivers. */
  static EthtoolCalls none() {
    return (networkInterface, words) -> {
      throw new IOException("Operation not supported");
    };
  }
}
