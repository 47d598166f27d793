// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.Memory;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.banner.Banner;
import dev.crowfoot.ui.studio.StudioViewModel.BottomTab;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioViewModelTest {
  private static StudioViewModel studio() {
    return new StudioViewModel(Workspaces.of("model A {\n  id Int @id\n}\n"), "a");
  }

  @Test
  void choosingAViewClosesTheReview() {
    StudioViewModel studio = studio();
    studio.reviewingProperty().set(true);
    studio.centreProperty().set(Centre.CODE);
    assertThat(studio.reviewingProperty().get()).isFalse();
  }

  @Test
  void goingToTheCodeOpensItBesideTheCanvas() {
    StudioViewModel studio = studio();
    studio.makeRoomForCode();
    assertThat(studio.centreProperty().get()).isEqualTo(Centre.SPLIT);
    studio.centreProperty().set(Centre.DATA);
    studio.makeRoomForCode();
    assertThat(studio.centreProperty().get()).isEqualTo(Centre.CODE);
    studio.makeRoomForCanvas();
    assertThat(studio.centreProperty().get()).isEqualTo(Centre.SPLIT);
  }

  @Test
  void aTabOfTheBottomPanelOpensAndCloses() {
    StudioViewModel studio = studio();
    studio.toggleBottom(BottomTab.PLAN);
    assertThat(studio.bottomShownProperty().get()).isTrue();
    studio.toggleBottom(BottomTab.PROBLEMS);
    assertThat(studio.bottomShownProperty().get()).isTrue();
    studio.toggleBottom(BottomTab.PROBLEMS);
    assertThat(studio.bottomShownProperty().get()).isFalse();
  }

  @Test
  void theSameMessageIsShownOnce() {
    StudioViewModel studio = studio();
    studio.tell(Banner.info("x", "One."));
    studio.tell(Banner.info("x", "Two."));
    assertThat(studio.banners()).hasSize(1);
    studio.untell("x");
    assertThat(studio.banners()).isEmpty();
  }

  @Test
  void sidesAreRememberedForEachProject(@TempDir Path folder) {
    StudioViewModel studio = studio();
    studio.centreProperty().set(Centre.CODE);
    studio.sidebarShownProperty().set(false);
    studio.inspectorWidthProperty().set(333);
    WindowState.remember(new Memory(folder), "/a", studio);

    StudioViewModel same = studio();
    WindowState.restore(new Memory(folder), "/a", same, 1000);
    assertThat(same.centreProperty().get()).isEqualTo(Centre.CODE);
    assertThat(same.sidebarShownProperty().get()).isFalse();
    assertThat(same.inspectorWidthProperty().get()).isEqualTo(333);

    StudioViewModel other = studio();
    WindowState.restore(new Memory(folder), "/b", other, 1000);
    assertThat(other.centreProperty().get()).isEqualTo(Centre.MODEL);
    assertThat(other.inspectorShownProperty().get()).isFalse();
  }

  @Test
  void choosingTheViewBelowTheReviewClosesIt() {
    StudioViewModel studio = studio();
    studio.reviewingProperty().set(true);
    studio.centreProperty().set(studio.centreProperty().get());
    assertThat(studio.reviewingProperty().get()).isFalse();
  }
}
