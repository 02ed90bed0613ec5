package io.portolan.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Source files as the JDK's own compiler parses them. Byte code has neither comments nor lines. */
final class ParsedSources {

    private final DocTrees trees;
    private final List<CompilationUnitTree> units = new ArrayList<>();

    /** A type of the sources and the path to it. */
    record SourceType(String name, ClassTree tree, TreePath path) {

        String simpleName() {
            return tree.getSimpleName().toString();
        }

        String packageName() {
            return String.valueOf(path.getCompilationUnit().getPackageName());
        }

        /** Whether the type has a file of its own. */
        boolean topLevel() {
            return path.getParentPath().getLeaf() instanceof CompilationUnitTree;
        }
    }

    /** Parses all Java files below this folder. */
    ParsedSources(Path folder) {
        try (StandardJavaFileManager files =
                        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
                Stream<Path> paths = Files.walk(folder)) {
            List<Path> java =
                    paths.filter(path -> path.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            trees = DocTrees.instance(task);
            task.parse().forEach(units::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All named types, including nested ones. */
    List<SourceType> types() {
        List<SourceType> types = new ArrayList<>();
        for (CompilationUnitTree unit : units) {
            new TreePathScanner<Void, String>() {
                @Override
                public Void visitClass(ClassTree type, String outer) {
                    if (type.getSimpleName().isEmpty()) {
                        return super.visitClass(type, outer);
                    }
                    String name = outer + "." + type.getSimpleName();
                    types.add(new SourceType(name, type, getCurrentPath()));
                    return super.visitClass(type, name);
                }
            }.scan(unit, String.valueOf(unit.getPackageName()));
        }
        return types;
    }

    /** The text of the Javadoc of a type or a member. */
    Optional<String> javadoc(TreePath path) {
        return Optional.ofNullable(trees.getDocComment(path));
    }

    /** How many lines this part has, including annotations. */
    long lines(TreePath path) {
        CompilationUnitTree unit = path.getCompilationUnit();
        return line(unit, trees.getSourcePositions().getEndPosition(unit, path.getLeaf()))
                - line(unit, trees.getSourcePositions().getStartPosition(unit, path.getLeaf()))
                + 1;
    }

    /** How many lines the file of this type has. */
    long fileLines(SourceType type) {
        CompilationUnitTree unit = type.path().getCompilationUnit();
        return line(unit, trees.getSourcePositions().getEndPosition(unit, unit));
    }

    private static long line(CompilationUnitTree unit, long position) {
        return unit.getLineMap().getLineNumber(position);
    }

    /** The members of this type. Those of its nested types are left out. */
    static List<TreePath> members(SourceType type) {
        List<TreePath> members = new ArrayList<>();
        for (Tree member : type.tree().getMembers()) {
            members.add(new TreePath(type.path(), member));
        }
        return members;
    }
}
