package limpid.proof.browser;

import java.util.List;

/**
 * How somebody looks at pages.
 *
 * @param name for pictures
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
record Screen(String name, int width, int height, boolean dark, boolean touch) {
    static final Screen DESK = new Screen("desk", 1280, 860, false, false);
    static final Screen NIGHT = new Screen("desk-dark", 1280, 860, true, false);
    static final Screen PHONE = new Screen("phone", 390, 844, false, true);
    static final Screen PHONE_NIGHT = new Screen("phone-dark", 390, 844, true, true);

    static final List<Screen> ALL = List.of(DESK, NIGHT, PHONE, PHONE_NIGHT);
}
