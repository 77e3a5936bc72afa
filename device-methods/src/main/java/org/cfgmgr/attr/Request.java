package org.cfgmgr.attr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.match.PredefinedAttribute;

/**
 * Values that somebody wants for attributes of a device, checked against PdAt and the kernel.
 *
 * @param given the values as they were given, by attribute
 */
public record Request(DeviceAttributes attributes, Map<String, String> given) {
  /**
   * Why they cannot be set, one line for each value that is wrong.
   *
   * @param kernelIsAsked whether the kernel will be; it may take more than the words that it lists,
   *     since it loads a module for some (a scheduler)
   */
  public List<String> problems(boolean kernelIsAsked) {
    List<String> problems = new ArrayList<>();
    given.forEach(
        (name, value) ->
            problem(name, value, kernelIsAsked)
                .ifPresent(why -> problems.add(name + "=" + value + ": " + why)));
    return problems;
  }

  private Optional<String> problem(String name, String value, boolean kernelIsAsked) {
    Optional<PredefinedAttribute> attribute = attributes.find(name);
    if (attribute.isEmpty()) {
      return Optional.of("the type has no such attribute");
    }
    if (!attribute.get().isSettable()) {
      return Optional.of("users cannot set it");
    }
    return problem(attribute.get(), value, kernelIsAsked);
  }

  private Optional<String> problem(
      PredefinedAttribute attribute, String value, boolean kernelIsAsked) {
    if (value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
      return Optional.of("a value is one line");
    }
    if (attribute.isShared()) {
      String shared = given.getOrDefault(attribute.values(), attributes.stored(attribute.values()));
      return value.equals(shared)
          ? Optional.empty()
          : Optional.of("it is shared with " + attribute.values() + ", which is " + shared);
    }
    LegalValues legal = attributes.legal(attribute);
    boolean onlyHints = kernelIsAsked && attribute.values().isEmpty() && !legal.isNumeric();
    return onlyHints || value.equals(attribute.deflt()) || legal.allows(value)
        ? Optional.empty()
        : Optional.of(legal.describe());
  }

  /** With a group come the values of its members; shared ones follow those they are shared with. */
  public Map<String, String> expanded() {
    Map<String, String> all = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          PredefinedAttribute attribute = attributes.find(name).orElseThrow();
          if (attribute.isGroup()) {
            all.putAll(members(attribute, value));
          }
          if (!attribute.isShared()) {
            all.put(name, value);
          }
        });
    return all;
  }

  private Map<String, String> members(PredefinedAttribute group, String option) {
    Map<String, String> values = new LinkedHashMap<>();
    int index = KernelValue.number(option).orElseThrow().intValueExact();
    for (PredefinedAttribute member : attributes.members(group)) {
      values.put(member.name(), LegalValues.of(member.values(), "sl").lines().get(index));
    }
    return values;
  }
}
