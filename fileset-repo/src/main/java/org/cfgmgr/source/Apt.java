package org.cfgmgr.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.source.Offer.Item;

/**
 * apt of an installed system, with its own sources, keys, proxies, pins and holds, or with options
 * that give it another repository. It never asks, and keeps settings that an administrator changed.
 */
final class Apt implements FilesetSource {
  /** Nobody answers questions; what a package would ask keeps its default (debconf(7)). */
  private static final Map<String, String> ENVIRONMENT =
      Map.of("DEBIAN_FRONTEND", "noninteractive", "APT_LISTCHANGES_FRONTEND", "none");

  private static final Duration QUERY = Duration.ofMinutes(2);
  private static final Duration INSTALL = Duration.ofHours(1);
  private static final Duration FETCH = Duration.ofHours(6);

  /** Inst NAME [OLD] (NEW ORIGIN [ARCH]), Remv NAME [OLD]. */
  private static final Pattern STEP =
      Pattern.compile("(Inst|Remv) (\\S+)(?: \\[([^\\]]*)\\])?(?: \\((\\S+).*)?.*");

  /** 'URI' FILE SIZE HASH (apt-get(8), --print-uris). */
  private static final Pattern URI = Pattern.compile("'[^']+' \\S+ (\\d+) ?\\S*");

  private final Tools tools;
  private final List<String> options;
  private final String description;
  private final boolean network;
  private final boolean elsewhere;
  private final Duration lockLimit;

  /**
   * With options.
   *
   * @param options of apt-get, before its command
   * @param elsewhere whether the system that packages are for is not that of the tools
   * @param lockLimit how long the package database's lock is waited for
   */
  Apt(
      Tools tools,
      List<String> options,
      String description,
      boolean network,
      boolean elsewhere,
      Duration lockLimit) {
    this.elsewhere = elsewhere;
    this.tools = tools;
    this.options = List.copyOf(options);
    this.description = description;
    this.network = network;
    this.lockLimit = lockLimit;
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public boolean network() {
    return network;
  }

  /** apt-get ends well, with a warning, where it could not fetch a list (apt-get(8), update). */
  @Override
  public Optional<SourceException> refresh() {
    Tools.Output read = tools.run(update());
    return read.ok() && !read.text().contains("Failed to fetch")
        ? Optional.empty()
        : Optional.of(failure(read.text()));
  }

  @Override
  public Offer offer(List<String> packages) {
    unfinished();
    Tools.Output simulated = ask("-s", packages);
    if (!simulated.ok()) {
      throw AptTrouble.of(simulated.text(), held(), this::policy);
    }
    List<Item> installed = new ArrayList<>();
    List<Item> upgraded = new ArrayList<>();
    List<Item> removed = new ArrayList<>();
    for (String line : simulated.text().lines().toList()) {
      Matcher step = STEP.matcher(line);
      if (step.matches()) {
        boolean old = step.group(3) != null;
        if (step.group(1).equals("Remv")) {
          removed.add(new Item(step.group(2), old ? step.group(3) : ""));
        } else {
          (old ? upgraded : installed).add(new Item(step.group(2), step.group(4)));
        }
      }
    }
    return new Offer(packages, installed, upgraded, removed, bytes(packages));
  }

  private void unfinished() {
    if (elsewhere) {
      return;
    }
    Tools.Output audit =
        tools.run(
            new ToolCommand(
                "look for what is half installed", ENVIRONMENT, List.of("dpkg", "--audit"), QUERY));
    if (!audit.text().isBlank()) {
      throw new SourceException(
          Trouble.UNFINISHED,
          "packages are half installed:\n"
              + audit.text().strip()
              + "\n"
              + Trouble.UNFINISHED.remedy());
    }
  }

  private List<String> held() {
    if (elsewhere) {
      return List.of();
    }
    return tools
        .run(
            new ToolCommand(
                "ask what is held", ENVIRONMENT, List.of("apt-mark", "showhold"), QUERY))
        .text()
        .lines()
        .toList();
  }

  /** What apt knows of a package: its versions, and how an administrator ranks them. */
  private String policy(String name) {
    List<String> command = new ArrayList<>(List.of("apt-cache"));
    command.addAll(options);
    command.addAll(List.of("policy", name));
    return tools.run(new ToolCommand("ask apt", ENVIRONMENT, command, QUERY)).text();
  }

  private long bytes(List<String> packages) {
    long sum = 0;
    for (String line : ask("--print-uris", packages).text().lines().toList()) {
      Matcher uri = URI.matcher(line);
      sum += uri.matches() ? Long.parseLong(uri.group(1)) : 0;
    }
    return sum;
  }

  private Tools.Output ask(String how, List<String> packages) {
    List<String> words = new ArrayList<>(List.of("-q", how, "install"));
    words.addAll(packages);
    return tools.run(apt("ask apt", words, QUERY));
  }

  @Override
  public ToolCommand fetch(Offer offer) {
    List<String> words = new ArrayList<>(List.of("-q", "-y", "--download-only", "install"));
    words.addAll(offer.asked());
    return apt("fetch", words, INSTALL);
  }

  @Override
  public ToolCommand install(Offer offer) {
    List<String> words = new ArrayList<>(List.of("-q", "-y"));
    // Settings that an administrator changed stay, others become the package's.
    words.addAll(
        List.of("-o", "Dpkg::Options::=--force-confdef", "-o", "Dpkg::Options::=--force-confold"));
    words.add("install");
    words.addAll(offer.asked());
    return apt("install", words, INSTALL);
  }

  @Override
  public ToolCommand download(Offer offer) {
    List<String> words = new ArrayList<>(List.of("-q", "download"));
    offer.installed().forEach(item -> words.add(item.name() + "=" + item.version()));
    offer.upgraded().forEach(item -> words.add(item.name() + "=" + item.version()));
    return apt("fetch", words, FETCH);
  }

  /**
   * By dpkg itself: it knows what is half installed, takes names that it does not know for done,
   * and removes nothing else that needs them.
   */
  @Override
  public ToolCommand remove(Collection<String> packages) {
    List<String> command = new ArrayList<>(List.of("dpkg", "--purge", "--force-remove-reinstreq"));
    command.addAll(packages);
    return new ToolCommand("remove", ENVIRONMENT, command, INSTALL);
  }

  static ToolCommand finish() {
    return new ToolCommand(
        "finish what was half installed",
        ENVIRONMENT,
        List.of("dpkg", "--configure", "-a", "--force-confdef", "--force-confold"),
        INSTALL);
  }

  @Override
  public SourceException failure(String output) {
    return AptTrouble.of(output);
  }

  /** Lists of what the sources have, brought up to date. */
  ToolCommand update() {
    return apt("read the lists of packages", List.of("-q", "update"), Duration.ofMinutes(15));
  }

  private ToolCommand apt(String what, List<String> words, Duration limit) {
    List<String> command = new ArrayList<>(List.of("apt-get"));
    command.addAll(List.of("-o", "DPkg::Lock::Timeout=" + lockLimit.toSeconds()));
    command.addAll(options);
    command.addAll(words);
    return new ToolCommand(what, ENVIRONMENT, command, limit);
  }
}
