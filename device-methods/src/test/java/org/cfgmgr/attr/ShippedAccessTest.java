package org.cfgmgr.attr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.junit.jupiter.api.Test;

/** The attributes that are shipped. */
class ShippedAccessTest {
  private static List<OdmObject> kept() {
    try (SqliteOdm odm = SqliteOdm.inMemory()) {
      Seeds.load(odm, Path.of("..", "etc", "objrepos"));
      return ((Odm) odm)
          .get(StandardClasses.PDAT, Criteria.all()).stream()
              .filter(row -> !row.text("access").isEmpty())
              .toList();
    }
  }

  @Test
  void access_isUnderstood() {
    assertThat(kept())
        .hasSizeGreaterThan(80)
        .allSatisfy(row -> assertThat(Access.parse(row.text("access"))).isPresent());
  }

  @Test
  void representation_fitsTheValues() {
    assertThat(kept())
        .allSatisfy(
            row -> {
              String numbers = "-?\\d+(-\\d+)?";
              if (row.text("rep").startsWith("n") && !row.text("values").isEmpty()) {
                assertThat(row.text("values").split(","))
                    .allSatisfy(value -> assertThat(value).matches(numbers));
              }
              assertThat(row.text("rep")).isIn("s", "sl", "n", "nl", "nr");
            });
  }

  @Test
  void default_isLegal() {
    assertThat(kept())
        .filteredOn(row -> row.text("rep").endsWith("l") && !row.text("deflt").isEmpty())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.text("values").split(",")).contains(row.text("deflt")));
  }
}
