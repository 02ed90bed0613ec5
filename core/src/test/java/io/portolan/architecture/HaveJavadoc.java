package io.portolan.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a class has Javadoc in its source. */
final class HaveJavadoc extends ArchCondition<JavaClass> {

    private final Set<String> documented;

    HaveJavadoc(String folder) {
        super("have Javadoc");
        ParsedSources sources = new ParsedSources(Path.of(folder));
        documented = sources.types().stream()
                .filter(type -> sources.javadoc(type.path()).isPresent())
                .map(ParsedSources.SourceType::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean found = documented.contains(type.getName().replace('$', '.'));
        String message = type.getName() + (found ? " has Javadoc" : " has no Javadoc");
        events.add(new SimpleConditionEvent(type, found, message));
    }
}
