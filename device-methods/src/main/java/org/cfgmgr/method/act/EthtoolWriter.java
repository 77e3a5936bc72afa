package org.cfgmgr.method.act;

import java.io.IOException;
import java.util.Optional;
import org.cfgmgr.attr.EthtoolCalls;
import org.cfgmgr.attr.EthtoolSetting;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.method.Result;

/** Sets what the drivers of interfaces keep. */
record EthtoolWriter(EthtoolCalls calls) {
  Result set(KernelPlace place, String value) {
    Optional<EthtoolSetting> setting = EthtoolSetting.of(place.place());
    return setting.isEmpty()
        ? Result.failed(place + " is no setting that is known")
        : set(setting.get(), place, value);
  }

  private Result set(EthtoolSetting setting, KernelPlace place, String value) {
    return setting
        .number(value)
        .map(number -> set(setting, place, number, value))
        .orElseGet(() -> Result.failed(place + " cannot be " + KernelFile.named(value)));
  }

  private Result set(EthtoolSetting setting, KernelPlace place, int number, String value) {
    try {
      int[] now = setting.get(calls, place.kernelName());
      calls.call(place.kernelName(), setting.changed(now, number));
      return Result.done();
    } catch (IOException e) {
      return KernelFile.refused(place, value, String.valueOf(e.getMessage()));
    }
  }
}
