package limpid.proof.rules;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules that look at the shape of the code. */
enum TreeRule implements SourceRule {
    SEALED_DEFAULT("a new case must break the build where it has to be handled", false) {
        @Override
        void onSwitch(List<? extends CaseTree> cases, Tree tree, Scan scan) {
            var labels = cases.stream().flatMap(c -> c.getLabels().stream()).toList();
            var isSealed = labels.stream().map(TreeRule::patternType).anyMatch(House.sealedParts()::contains);
            if (isSealed && labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance)) {
                scan.add(tree, "switches over a sealed type with a default");
            }
        }
    },
    EMPTY_CATCH("a failure that nobody hears of is the thing we promise not to have", true) {
        @Override
        void onCatch(CatchTree tree, Scan scan) {
            if (tree.getBlock().getStatements().isEmpty()) scan.add(tree, "has an empty catch");
        }
    },
    BROAD_CATCH("a catch of everything takes a defect for a failure of the world", false) {
        @Override
        void onCatch(CatchTree tree, Scan scan) {
            var type = tree.getParameter().getType().toString();
            var isRoot = scan.source.path().contains("/limpid/host/task/");
            if (BROAD.matcher(type).matches() && !isRoot && !onlyThrows(tree)) scan.add(tree, "catches " + type);
        }
    },
    LONG_METHOD("a method over 50 lines is read twice and understood once", true) {
        @Override
        void onMethod(MethodTree tree, Scan scan) {
            var lines = scan.source.lines(tree);
            if (lines > 50) scan.add(tree, "has " + lines + " lines");
        }
    },
    MANY_PARAMETERS("with more than six arguments a caller counts instead of reading", false) {
        @Override
        void onMethod(MethodTree tree, Scan scan) {
            var count = tree.getParameters().size();
            var isConstructor = tree.getReturnType() == null;
            if (count > 6 && !isConstructor) scan.add(tree, "takes " + count + " arguments");
        }
    },
    ONE_TYPE("one top-level type per file, so that a name is a place", true) {
        @Override
        void onUnit(Scan scan) {
            if (scan.source.unit().getTypeDecls().size() > 1) scan.add(null, "has more than one top-level type");
        }
    },
    TYPE_DOC("the first sentence says what a thing is, where one looks for it", false) {
        @Override
        void onUnit(Scan scan) {
            var unit = scan.source.unit();
            for (var type : unit.getTypeDecls()) {
                var doc = scan.source.trees().getDocComment(new TreePath(new TreePath(unit), type));
                if (doc == null || doc.isBlank()) scan.add(type, "has no doc comment");
            }
        }
    },
    TEST_NAME("a test is named by the behaviour it shows", true) {
        @Override
        void onMethod(MethodTree tree, Scan scan) {
            var name = tree.getName().toString();
            if (hasAnnotation(tree.getModifiers(), "Test") && (name.startsWith("test") || name.contains("hould"))) {
                scan.add(tree, "is not named by a behaviour");
            }
        }
    },
    SKIPPED_TEST("a skipped test is a promise that nobody checks", true) {
        @Override
        void onMethod(MethodTree tree, Scan scan) {
            if (hasAnnotation(tree.getModifiers(), "Disabled")) scan.add(tree, "is switched off");
        }

        @Override
        void onClass(ClassTree tree, Scan scan) {
            if (hasAnnotation(tree.getModifiers(), "Disabled")) scan.add(tree, "is switched off");
        }
    };

    private static final Pattern BROAD = Pattern.compile("(java\\.lang\\.)?(Exception|Throwable)");

    private final String because;
    private final boolean readsTests;

    TreeRule(String because, boolean readsTests) {
        this.because = because;
        this.readsTests = readsTests;
    }

    @Override
    public String because() {
        return because;
    }

    @Override
    public boolean readsTests() {
        return readsTests;
    }

    @Override
    public List<Breach> breaches(Source source) {
        var scan = new Scan(this, source);
        onUnit(scan);
        scan.scan(source.unit(), source);
        return scan.found;
    }

    void onUnit(Scan scan) {}

    void onClass(ClassTree tree, Scan scan) {}

    void onMethod(MethodTree tree, Scan scan) {}

    void onCatch(CatchTree tree, Scan scan) {}

    void onSwitch(List<? extends CaseTree> cases, Tree tree, Scan scan) {}

    /** The simple name of the type that a label matches; empty for labels without a pattern. */
    private static String patternType(CaseLabelTree label) {
        if (!(label instanceof PatternCaseLabelTree pattern)) return "";
        var type = pattern.getPattern() instanceof BindingPatternTree binding
                ? binding.getVariable().getType()
                : ((DeconstructionPatternTree) pattern.getPattern()).getDeconstructor();
        var name = String.valueOf(type);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Some libraries declare that anything may be thrown; passing that on under another name swallows nothing. */
    private static boolean onlyThrows(CatchTree tree) {
        return tree.getBlock().getStatements().stream().allMatch(ThrowTree.class::isInstance);
    }

    private static boolean hasAnnotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .anyMatch(a -> a.getAnnotationType().toString().endsWith(name));
    }

    /** Walks one source and asks the rule at each node. */
    static final class Scan extends TreePathScanner<Void, Source> {
        private final TreeRule rule;
        private final Source source;
        private final List<Breach> found = new ArrayList<>();
        private String method = "";

        Scan(TreeRule rule, Source source) {
            this.rule = rule;
            this.source = source;
        }

        /** Notes a breach, in words that stay the same while lines move. */
        void add(@Nullable Tree tree, String what) {
            var place = method.isEmpty() ? source.path() : source.path() + "#" + method;
            var line = tree == null ? "" : String.format(Locale.ROOT, " (line %d)", source.line(tree));
            found.add(new Breach(place, what + line));
        }

        @Override
        public Void visitClass(ClassTree tree, Source in) {
            rule.onClass(tree, this);
            return super.visitClass(tree, in);
        }

        @Override
        public Void visitMethod(MethodTree tree, Source in) {
            var outer = method;
            method = tree.getName().toString();
            rule.onMethod(tree, this);
            super.visitMethod(tree, in);
            method = outer;
            return null;
        }

        @Override
        public Void visitCatch(CatchTree tree, Source in) {
            rule.onCatch(tree, this);
            return super.visitCatch(tree, in);
        }

        @Override
        public Void visitSwitch(SwitchTree tree, Source in) {
            rule.onSwitch(tree.getCases(), tree, this);
            return super.visitSwitch(tree, in);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree tree, Source in) {
            rule.onSwitch(tree.getCases(), tree, this);
            return super.visitSwitchExpression(tree, in);
        }
    }
}
