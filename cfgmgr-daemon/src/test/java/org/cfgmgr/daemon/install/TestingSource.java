package org.cfgmgr.daemon.install;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.cfgmgr.source.FilesetSource;
import org.cfgmgr.source.Offer;
import org.cfgmgr.source.SourceException;
import org.cfgmgr.source.ToolCommand;
import org.cfgmgr.source.Trouble;

/** A source that has some packages, and speaks as apt does. */
record TestingSource(Set<String> names) implements FilesetSource {
  @Override
  public Offer offer(List<String> packages) {
    StringBuilder unknown = new StringBuilder();
    packages.stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> unknown.append("E: Unable to locate package ").append(name).append('\n'));
    if (!unknown.isEmpty()) {
      throw new SourceException(Trouble.NO_SUCH_PACKAGE, unknown.toString());
    }
    return new Offer(packages, List.of(), List.of(), List.of(), 0);
  }

  @Override
  public String describe() {
    return "the disc";
  }

  @Override
  public boolean network() {
    return false;
  }

  @Override
  public ToolCommand install(Offer offer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ToolCommand fetch(Offer offer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ToolCommand download(Offer offer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ToolCommand remove(Collection<String> packages) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SourceException failure(String output) {
    throw new UnsupportedOperationException();
  }
}
