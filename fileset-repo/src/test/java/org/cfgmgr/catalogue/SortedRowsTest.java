package org.cfgmgr.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cfgmgr.kernel.AliasPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedRowsTest {
  private static final String LETTERS = "ab*?a_[";

  @TempDir private Path directory;

  @Test
  void search_findsWhatTryingEachRowFinds() throws IOException {
    Random random = new Random(11);
    TreeSet<String> patterns = new TreeSet<>();
    while (patterns.size() < 400) {
      patterns.add(new AliasPattern("x:" + word(random, LETTERS)).text());
    }
    SortedRows rows = rows(patterns);
    for (int i = 0; i < 3000; i++) {
      String alias = "x:" + word(random, "ab_");
      List<String> expected =
          patterns.stream().filter(p -> new AliasPattern(p).matches(alias)).toList();

      assertThat(rows.matching(alias).stream().map(row -> row[0]))
          .as(alias)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void exactSearch_findsAllRowsOfAName() throws IOException {
    SortedRows rows = rows(new TreeSet<>(List.of("a", "ab", "abc", "b")));

    assertThat(rows.named("ab")).singleElement().isEqualTo(new String[] {"ab", "1"});
    assertThat(rows.named("")).isEmpty();
    assertThat(rows.named("abcd")).isEmpty();
    assertThat(rows.named("c")).isEmpty();
  }

  @Test
  void narrowestPattern_isFirst() throws IOException {
    SortedRows rows = rows(new TreeSet<>(List.of("x:*", "x:a*", "x:ab", "x:a?")));

    assertThat(rows.matching("x:ab").stream().map(row -> row[0]))
        .startsWith("x:ab")
        .endsWith("x:*")
        .hasSize(4);
  }

  @Test
  void dashesOfAnAlias_areFolded() throws IOException {
    assertThat(rows(new TreeSet<>(List.of("x:a_b*"))).matching("x:a-b-c")).hasSize(1);
  }

  private static String word(Random random, String letters) {
    StringBuilder word = new StringBuilder();
    for (int left = random.nextInt(7); left > 0; left--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  private SortedRows rows(SortedSet<String> keys) throws IOException {
    CatalogueWriter writer = new CatalogueWriter();
    keys.forEach(key -> writer.row("entry", key, "1"));
    Path file = directory.resolve("rows.zip");
    Files.write(file, writer.bytes(new Origin("", "", "", List.of(), List.of())));
    return new SortedRows(CatalogueFile.read(file), "entry", 2);
  }
}
