package org.cfgmgr.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An installed system made of a few files. */
record FakeSystem(Path root) {
  static final String RELEASE = "6.1.0-56-amd64";

  FakeSystem file(String path, String text) {
    return file(path, text.getBytes(UTF_8));
  }

  FakeSystem file(String path, byte[] content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeSystem directory(String path) {
    return file(path + "/keep", "");
  }

  FakeSystem link(String path, String target) {
    try {
      Path link = root.resolve(path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the kernel's modules directory. */
  FakeSystem module(String name, String text) {
    return file("lib/modules/" + RELEASE + "/" + name, text);
  }

  FakeSystem index(IndexWriter index) {
    return file("lib/modules/" + RELEASE + "/modules.alias.bin", index.bytes());
  }

  InstalledKernel open() {
    return InstalledKernel.open(root, RELEASE);
  }
}
