package limpid.server.home;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import limpid.core.item.Item;

/** What things are, as people sort them when they wonder what takes the room. */
public enum Category {
    IMAGES,
    VIDEOS,
    AUDIO,
    DOCUMENTS,
    ARCHIVES,
    CODE,
    OTHER,
    /** What files were before; does not count against the plan. */
    VERSIONS,
    /** What is in Recently deleted; does not count against the plan. */
    TRASH;

    private static final Map<String, Category> BY_ENDING = byEnding();

    private static Map<String, Category> byEnding() {
        Map<Category, String> endings = new EnumMap<>(Category.class);
        endings.put(
                IMAGES,
                "jpg jpeg jpe png gif webp heic heif avif tif tiff bmp svg ico psd xcf raw dng cr2 cr3 nef arw orf rw2 raf");
        endings.put(VIDEOS, "mp4 m4v mov mkv avi webm mpg mpeg mts m2ts 3gp wmv flv ogv vob");
        endings.put(AUDIO, "mp3 m4a aac flac wav ogg oga opus wma aif aiff mid midi m4b amr");
        endings.put(
                DOCUMENTS,
                "pdf doc docx odt rtf txt md tex xls xlsx ods csv ppt pptx odp pages numbers key epub mobi djvu eml ics"
                        + " vcf html htm");
        endings.put(ARCHIVES, "zip 7z rar tar gz tgz bz2 xz zst iso img dmg jar war deb rpm apk cab vmdk qcow2");
        endings.put(
                CODE,
                "java kt c h cc cpp hpp cs py js mjs ts tsx jsx rs go rb php sh bat ps1 swift scala sql json xml yaml yml"
                        + " toml css scss vue svelte ipynb gradle lua pl r m");
        Map<String, Category> all = new HashMap<>();
        endings.forEach(
                (category, names) -> List.of(names.split(" ")).forEach(ending -> all.putIfAbsent(ending, category)));
        return Map.copyOf(all);
    }

    /** By the ending of its name; nothing is opened to find out. Folders and links are OTHER. */
    static Category of(Item item) {
        return switch (item.kind()) {
            case FOLDER, LINK -> OTHER;
            case FILE -> ofName(item.place().name().text());
        };
    }

    /** The category of a file's name. */
    static Category ofName(String name) {
        int dot = name.lastIndexOf('.');
        // A dot in front hides a file; it does not begin an ending.
        String ending = dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
        return BY_ENDING.getOrDefault(ending, OTHER);
    }
}
