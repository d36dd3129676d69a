package limpid.proof.rules;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names that say nothing, and packages that say nothing of themselves. */
final class NameRules {
    private static final Pattern EMPTY_NAME = Pattern.compile(
            "Abstract[A-Z].*|Base[A-Z].*|I[A-Z][a-z].*|.*(Impl|Base|Utils?|Helper|Manager|Handler|Processor|Data|Info|Dto)");

    private NameRules() {}

    /** No type is named after what it is not. */
    static ArchRule typeNames() {
        return noClasses()
                .that()
                .resideInAPackage("limpid..")
                .should(be(new DescribedPredicate<JavaClass>("named by an empty word") {
                    @Override
                    public boolean test(JavaClass type) {
                        return EMPTY_NAME.matcher(type.getSimpleName()).matches();
                    }
                }))
                .because("a name says what the thing is or makes: FileBlobStore, Planner, BlobScrub");
    }

    /** No package is a drawer for odds and ends. */
    static ArchRule packageNames() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..misc..",
                        "..impl..",
                        "..model..",
                        "..service..",
                        "..dto..",
                        "..helper..")
                .because("a package is a noun of the domain or the verb of its stage");
    }

    /** Every type lives below its room. */
    static ArchRule oneRoot() {
        return classes().should().resideInAPackage("limpid..").because("Limpid has one root package");
    }

    /** Packages without package-info, without its four answers in a doc, or without {@code @NullMarked}. */
    static List<Breach> undocumentedPackages(JavaClasses classes) {
        var packages = new TreeSet<String>();
        classes.forEach(type -> packages.add(type.getPackageName()));
        var breaches = new ArrayList<Breach>();
        for (var name : packages) {
            var below = name.substring("limpid.".length());
            var room = below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
            var file = House.root().resolve(room + "/src/main/java/" + name.replace('.', '/') + "/package-info.java");
            if (!Files.exists(file)) breaches.add(new Breach(name, "has no package-info.java"));
            else check(name, House.text(file), breaches);
        }
        return breaches;
    }

    /** What a package-info lacks. */
    static void check(String name, String text, List<Breach> breaches) {
        if (!text.contains("@NullMarked")) breaches.add(new Breach(name, "is not @NullMarked"));
        for (var answer : List.of("In:", "Out:", "Import", "Promise:")) {
            if (!text.contains(answer)) breaches.add(new Breach(name, "package-info does not say \"" + answer + "\""));
        }
    }
}
