package limpid.proof.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A port promises what its contract tests show, for the real thing and for the fake alike. */
final class PortRules {
    private PortRules() {}

    /**
     * Interfaces behind which the machine, the network or a database stands, or may stand. What only exists in the
     * hands of another port, such as an open file or a transaction, is covered by that port's contract.
     */
    static List<JavaClass> ports(JavaClasses shipped) {
        var all = interfaces(shipped);
        return all.stream()
                .filter(type -> all.stream().noneMatch(other -> handsOut(other, type)))
                .toList();
    }

    private static boolean handsOut(JavaClass port, JavaClass part) {
        return port != part
                && port.getPackageName().equals(part.getPackageName())
                && port.getMethods().stream().anyMatch(method -> Stream.concat(
                                Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                        .anyMatch(type -> type.getAllInvolvedRawTypes().contains(part)));
    }

    private static List<JavaClass> interfaces(JavaClasses shipped) {
        return shipped.stream()
                .filter(JavaClass::isInterface)
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.isAnnotatedWith(FunctionalInterface.class))
                .filter(type -> !type.isAnnotation())
                .filter(type -> !House.isSealed(type))
                .filter(type ->
                        type.getPackageName().matches("limpid\\.(host\\..*|wire\\.link|store\\..*|agent\\.state)"))
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .toList();
    }

    /** Ports without a contract, or with one that fewer than two implementations pass. */
    static List<Breach> withoutContract(JavaClasses shipped, JavaClasses tests) {
        var breaches = new ArrayList<Breach>();
        for (var port : ports(shipped)) {
            var contract = tests.stream()
                    .filter(type ->
                            type.isInterface() && type.getSimpleName().equals(port.getSimpleName() + "Contract"))
                    .findFirst();
            if (contract.isEmpty()) {
                breaches.add(new Breach(port.getName(), "has no " + port.getSimpleName() + "Contract"));
                continue;
            }
            var passed = tests.stream()
                    .filter(type -> !type.isInterface()
                            && type.isAssignableTo(contract.get().getName()))
                    .count();
            if (passed < 2)
                breaches.add(new Breach(port.getName(), "has a contract that " + passed + " implementations pass"));
        }
        return breaches;
    }
}
