package org.cfgmgr.attr;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The settings of the drivers of interfaces, read. */
record Ethtool(EthtoolCalls calls) {
  /** Whether the driver of the interface has the setting. */
  boolean offers(KernelPlace place) {
    return ask(place, EthtoolSetting::isOffered).orElse(false);
  }

  Optional<String> read(KernelPlace place) {
    return ask(place, EthtoolSetting::value);
  }

  List<String> choices(KernelPlace place) {
    return ask(place, EthtoolSetting::choices).orElse(List.of());
  }

  private <T> Optional<T> ask(KernelPlace place, BiFunction<EthtoolSetting, int[], T> question) {
    return EthtoolSetting.of(place.place())
        .flatMap(setting -> now(setting, place).map(words -> question.apply(setting, words)));
  }

  private Optional<int[]> now(EthtoolSetting setting, KernelPlace place) {
    try {
      return Optional.of(setting.get(calls, place.kernelName()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
