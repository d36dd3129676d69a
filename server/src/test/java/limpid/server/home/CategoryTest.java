package limpid.server.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryTest {
    @ParameterizedTest
    @CsvSource({
        "a.jpg, IMAGES",
        "IMG_1.HEIC, IMAGES",
        "film.of.us.MKV, VIDEOS",
        "song.flac, AUDIO",
        "letter.docx, DOCUMENTS",
        "old.tar.gz, ARCHIVES",
        "Main.java, CODE",
        "notes.ts, CODE",
        "README, OTHER",
        ".jpg, OTHER",
        "jpg, OTHER",
        "odd., OTHER",
        "İ.JPG, IMAGES",
    })
    void isToldByTheEnding(String name, Category category) {
        assertThat(Category.ofName(name)).isEqualTo(category);
    }
}
