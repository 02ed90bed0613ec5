package io.portolan.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Byte code carries no comments, so this condition parses the sources with the JDK's own compiler. */
final class HaveJavadoc extends ArchCondition<JavaClass> {

    private final Set<String> documented;

    HaveJavadoc(String sources) {
        super("have Javadoc");
        documented = documentedTypes(Path.of(sources));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean found = documented.contains(type.getName().replace('$', '.'));
        String message = type.getName() + (found ? " has Javadoc" : " has no Javadoc");
        events.add(new SimpleConditionEvent(type, found, message));
    }

    private static Set<String> documentedTypes(Path sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> paths = Files.walk(sources)) {
            List<Path> java =
                    paths.filter(path -> path.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            Set<String> names = new HashSet<>();
            DocTrees docs = DocTrees.instance(task);
            task.parse()
                    .forEach(unit -> new TreePathScanner<Void, String>() {
                        @Override
                        public Void visitClass(ClassTree type, String outer) {
                            String name = outer + "." + type.getSimpleName();
                            if (docs.getDocComment(getCurrentPath()) != null) {
                                names.add(name);
                            }
                            return super.visitClass(type, name);
                        }
                    }.scan(unit, String.valueOf(unit.getPackageName())));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
