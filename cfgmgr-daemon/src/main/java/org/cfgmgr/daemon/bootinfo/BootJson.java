package org.cfgmgr.daemon.bootinfo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cfgmgr.boot.Answer;
import org.cfgmgr.boot.BootFacts;
import org.cfgmgr.daemon.command.Json;

/** All that is known, for programs; what is not known is under {@code unknown}, with the reason. */
final class BootJson {
  private final Map<String, Object> known = new LinkedHashMap<>();
  private final Map<String, String> unknown = new LinkedHashMap<>();

  private BootJson() {}

  static String of(Subject subject) {
    BootJson json = new BootJson();
    BootFacts facts = subject.facts();
    json.put("platform", facts.platform());
    json.put("architecture", facts.architecture());
    json.put("firmware", facts.firmware().map(kind -> kind.word()));
    json.put("firmwareBits", facts.firmwareBits());
    json.put("hypervisor", facts.hypervisor().map(kind -> kind.word()));
    json.put("secureBoot", facts.secureBoot());
    json.put("lockdown", Questions.ask("lockdown", subject));
    json.put("hardwareBits", facts.hardwareBits());
    json.put("kernelBits", Questions.kernelBits(subject));
    json.put("kernel", Questions.release(subject));
    json.put("flavour", Questions.ask("flavour", subject));
    json.put("key", Questions.ask("k", subject).map(Integer::valueOf));
    json.put("bootDisks", Questions.running(subject, BootFacts::bootDisks));
    json.put("bootType", Questions.ask("t", subject).map(Integer::valueOf));
    json.put("processors", facts.processors());
    json.put("memoryKb", facts.memoryKb());
    json.put("model", facts.model());
    json.known.put("diskMb", subject.disks().sizes());
    json.known.put("unknown", json.unknown);
    return Json.print(json.known);
  }

  private void put(String name, Answer<?> answer) {
    answer
        .value()
        .ifPresentOrElse(value -> known.put(name, value), () -> unknown.put(name, answer.why()));
  }
}
