// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.editor.Area;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.paint.Picture;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.editor.scene.SceneText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;

/// Diagrams for tests of pictures: every kind of card and end, an area and a note.
final class Drawn {
  static final BundledFonts FONTS = new BundledFonts();

  private static final String SCHEMA =
      """
      enum Role {
        ADMIN
        READER
      }

      model User {
        id      Int      @id
        email   String   @unique
        role    Role
        boss    User?    @relation("boss", fields: [bossId], references: [id])
        bossId  Int?
        staff   User[]   @relation("boss")
        posts   Post[]
        profile Profile?
      }

      model Profile {
        user   User @relation(fields: [userId], references: [id], onDelete: Cascade)
        userId Int  @id
      }

      model Post {
        id       Int   @id
        author   User  @relation(fields: [authorId], references: [id])
        authorId Int
        tags     Tag[]
      }

      model Tag {
        id    Int    @id
        posts Post[]
      }
      """;

  private Drawn() {}

  static Picture blog(String note) {
    return Picture.whole(scene(), layout(note), FONTS);
  }

  static DiagramScene scene() {
    return DiagramScene.of(SceneText.schema(SCHEMA), layout(""), SceneOptions.DEFAULT, FONTS);
  }

  static Layout layout(String note) {
    Perspective all =
        Perspective.EMPTY
            .with(
                Map.of(
                    "User", new CardPosition(320, 40),
                    "Profile", new CardPosition(0, 40),
                    "Post", new CardPosition(720, 40),
                    "Tag", new CardPosition(1080, 64),
                    "Role", new CardPosition(320, 320)))
            .withNotes(
                new TreeMap<>(Map.of("n", new Note(note, new Box(720, 320, 240, 60), Hue.YELLOW))));
    return Layout.EMPTY
        .withAll(all)
        .withAreas(
            new TreeMap<>(
                Map.of("Writing", new Area(Hue.GREEN, new TreeSet<>(List.of("Post", "Tag"))))));
  }

  static byte[] written(PictureFormat format, Picture picture, PictureStyle style)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(picture, style, "The blog", out);
    return out.toByteArray();
  }

  static BufferedImage image(Picture picture, PictureStyle style) throws IOException {
    byte[] png = written(PictureFormat.PNG, picture, style);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /// How much two pictures differ: the mean of all channels, from 0 to 1.
  static double difference(BufferedImage a, BufferedImage b) {
    int width = Math.min(a.getWidth(), b.getWidth());
    int height = Math.min(a.getHeight(), b.getHeight());
    double sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int bit = 0; bit < 24; bit += 8) {
          sum += Math.abs((a.getRGB(x, y) >> bit & 255) - (b.getRGB(x, y) >> bit & 255));
        }
      }
    }
    return sum / 255 / 3 / width / height;
  }
}
