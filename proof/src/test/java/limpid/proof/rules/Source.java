package limpid.proof.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * One Java file, parsed but not attributed.
 *
 * @param path below the root of the repository
 */
record Source(String path, String text, CompilationUnitTree unit, DocTrees trees) {
    /** Parses the files of a part ({@code main} or {@code test}) of all rooms. */
    static List<Source> ofAllRooms(String part) {
        var sources = new ArrayList<Source>();
        for (var room : Room.values()) {
            var files = House.javaFiles(room, part).stream()
                    .filter(file -> !file.toString().contains("/planted/"))
                    .toList();
            sources.addAll(parse(files.stream().map(Source::file).toList()));
        }
        return sources;
    }

    /** Parses one text, for the tests of the rules themselves. */
    static Source of(String path, String text) {
        return parse(List.of(new Text(path, text))).getFirst();
    }

    /** Lines of a part of this source, from its first to its last. */
    long lines(Tree tree) {
        var positions = trees.getSourcePositions();
        var map = unit.getLineMap();
        return map.getLineNumber(positions.getEndPosition(unit, tree))
                - map.getLineNumber(positions.getStartPosition(unit, tree))
                + 1;
    }

    /** The line on which a part of this source begins. */
    long line(Tree tree) {
        return unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    /** The name of the file without folders. */
    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Text file(Path file) {
        return new Text(House.root().relativize(file).toString(), House.text(file));
    }

    private static List<Source> parse(List<Text> texts) {
        if (texts.isEmpty()) return List.of();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, _ -> {}, List.of("-proc:none"), null, texts);
        try {
            var trees = DocTrees.instance(task);
            var sources = new ArrayList<Source>();
            for (var unit : task.parse()) {
                var file = unit.getSourceFile();
                var path = file.toUri().getPath().substring(1);
                sources.add(new Source(path, file.getCharContent(true).toString(), unit, trees));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source text as the compiler wants it. */
    private static final class Text extends SimpleJavaFileObject {
        private final String content;

        Text(String path, String content) {
            super(URI.create("text:///" + path), JavaFileObject.Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
