package org.cfgmgr.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Modules that modprobe loads around another one although it would load without (modprobe.d(5),
 * {@code softdep}).
 *
 * @param pre names or aliases to load before it
 * @param post names or aliases to load after it
 */
public record SoftDependency(List<String> pre, List<String> post) {
  static final SoftDependency NONE = new SoftDependency(List.of(), List.of());

  public SoftDependency {
    pre = List.copyOf(pre);
    post = List.copyOf(post);
  }

  /** From the words after the module: {@code pre: a b post: c}. Others before a key are ignored. */
  static SoftDependency parse(List<String> words) {
    List<String> pre = new ArrayList<>();
    List<String> post = new ArrayList<>();
    List<String> into = new ArrayList<>();
    for (String word : words) {
      if (word.equals("pre:")) {
        into = pre;
      } else if (word.equals("post:")) {
        into = post;
      } else {
        into.add(word);
      }
    }
    return new SoftDependency(pre, post);
  }

  SoftDependency and(SoftDependency more) {
    List<String> allPre = new ArrayList<>(pre);
    allPre.addAll(more.pre);
    List<String> allPost = new ArrayList<>(post);
    allPost.addAll(more.post);
    return new SoftDependency(allPre, allPost);
  }
}
