package limpid.proof.rules;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMember;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import limpid.core.reason.ReasonCode;

/** A cause that Limpid can name is explained, can be helped, and has been provoked by a test. */
final class ReasonRules {
    private static final String CODE = ReasonCode.class.getName();
    private static final String PROVOKES = "limpid.core.reason.Provokes";
    private static final String TEXTS = "core/src/main/resources/limpid/core/reason/texts_en.properties";
    private static final String PAGES = "docs/reasons";

    private static final Pattern SPELLED = Pattern.compile("(?<!case )\\bReasonCode\\.([A-Z][A-Z0-9_]+)\\b");

    private ReasonRules() {}

    /** The codes that shipped code of any room but {@code core} names, except to translate all of them. */
    static Set<String> produced(JavaClasses shipped) {
        return shipped.stream()
                .filter(type -> !type.getPackageName().startsWith("limpid.core"))
                .filter(type -> !isSwitchTable(type))
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getName().equals(CODE))
                .map(access -> access.getTarget().getName())
                .filter(name -> codes().anyMatch(name::equals))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The codes that the sources of those rooms spell out: what {@link #produced} must see at least. */
    static Set<String> spelledOut(List<Source> sources) {
        return sources.stream()
                .filter(source ->
                        !source.path().startsWith("core/") && !source.path().startsWith("proof/"))
                .flatMap(source -> SPELLED.matcher(source.text()).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Codes whose texts are missing: what a person reads, and what helps. */
    static List<Breach> withoutText() {
        var texts = new Properties();
        if (!Files.exists(House.root().resolve(TEXTS))) return List.of(new Breach(TEXTS, "is not there"));
        try {
            texts.load(new StringReader(House.text(TEXTS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var breaches = new ArrayList<Breach>();
        codes().forEach(code -> {
            for (var part : List.of("title", "sentence", "remedy")) {
                if (texts.stringPropertyNames().stream().noneMatch(key -> key.startsWith(code + "." + part))) {
                    breaches.add(new Breach(code, "has no " + part + " in " + TEXTS));
                }
            }
        });
        return breaches;
    }

    /** Produced codes without a page, and pages without a code. */
    static List<Breach> withoutPage(Set<String> produced) {
        var breaches = new ArrayList<Breach>();
        for (var code : produced) {
            var page = House.root().resolve(PAGES).resolve(code + ".md");
            if (!Files.exists(page)) breaches.add(new Breach(code, "has no page in " + PAGES));
            else if (House.text(page).lines().count() < 8)
                breaches.add(new Breach(code, "has a page that says nothing"));
        }
        for (var page : House.files(House.root().resolve(PAGES), ".md")) {
            var name = page.getFileName().toString().replace(".md", "");
            if (!name.equals("README") && codes().noneMatch(name::equals)) {
                breaches.add(new Breach(name, "has a page but is no code"));
            }
        }
        return breaches;
    }

    /** Produced codes that no test provokes. */
    static List<Breach> withoutTest(Set<String> produced, JavaClasses tests) {
        var provoked = provoked(tests);
        return produced.stream()
                .filter(Predicate.not(provoked::contains))
                .map(code -> new Breach(code, "has no test marked @Provokes(" + code + ")"))
                .toList();
    }

    /** The codes that tests say they provoke. */
    static Set<String> provoked(JavaClasses tests) {
        return tests.stream()
                .flatMap(type -> Stream.concat(
                        type.getAnnotations().stream(),
                        type.getMembers().stream()
                                .map(JavaMember::getAnnotations)
                                .flatMap(Set::stream)))
                .filter(annotation -> annotation.getRawType().getName().equals(PROVOKES))
                .flatMap(ReasonRules::values)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> values(JavaAnnotation<?> annotation) {
        return switch (annotation.get("value").orElseThrow()) {
            case JavaEnumConstant one -> Stream.of(one.name());
            case Object[] many ->
                Arrays.stream(many).map(JavaEnumConstant.class::cast).map(JavaEnumConstant::name);
            case Object other -> throw new IllegalStateException("unknown form of @Provokes: " + other);
        };
    }

    private static boolean isSwitchTable(JavaClass type) {
        return type.getFields().stream().anyMatch(field -> field.getName().startsWith("$SwitchMap$"));
    }

    private static Stream<String> codes() {
        return Arrays.stream(ReasonCode.values()).map(Enum::name);
    }
}
