package io.portolan.spring;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Finds names of the user's own that Spring has changed. YAML reads a cluster {@code 0123} as {@code [83]}, and one of the name
 * {@code on} as {@code [true]}. A cluster <code>${NAME}</code> is {@code NAME} to the binder. Not thread-safe.
 */
final class MisreadKeys {

    private static final Set<String> SECTIONS = Set.of("clusters", "roles", "foreigncidrblocks");
    private static final Pattern NON_TEXT = Pattern.compile("-?[0-9]+|true|false");

    /** Not in brackets. There the binder keeps a name, and the catalog's loader refuses it. */
    private static final Pattern PLACEHOLDER = Pattern.compile("portolan\\.(?:[^\\[]|\\[[^]]*])*?\\$\\{.*?}");

    private final Set<ConfigurationPropertyName> nonText = new TreeSet<>();
    private final Set<String> placeholders = new TreeSet<>();

    MisreadKeys(Iterable<ConfigurationPropertySource> sources) {
        for (ConfigurationPropertySource source : sources) {
            if (source instanceof IterableConfigurationPropertySource names) {
                names.forEach(name -> addNonText(name, source));
            }
            if (source.getUnderlyingSource() instanceof EnumerablePropertySource<?> names) {
                for (String name : names.getPropertyNames()) {
                    addPlaceholder(name);
                }
            }
        }
    }

    /** Names that YAML did not read as text. */
    Set<ConfigurationPropertyName> nonText() {
        return nonText;
    }

    /** The properties up to the first placeholder in their own names. */
    Set<String> placeholders() {
        return placeholders;
    }

    private void addNonText(ConfigurationPropertyName name, ConfigurationPropertySource source) {
        if (!PortolanSettings.PREFIX.isAncestorOf(name)
                || name.getNumberOfElements() < 3
                || !SECTIONS.contains(name.getElement(1, Form.UNIFORM))) {
            return;
        }
        ConfigurationPropertyName key = name.chop(3);
        if (key.isLastElementIndexed()
                && NON_TEXT.matcher(key.getLastElement(Form.ORIGINAL)).matches()
                && isOfYaml(source.getConfigurationProperty(name))) {
            nonText.add(key);
        }
    }

    private void addPlaceholder(String name) {
        Matcher found = PLACEHOLDER.matcher(name);
        if (found.lookingAt()) {
            placeholders.add(found.group());
        }
    }

    private static boolean isOfYaml(@Nullable ConfigurationProperty property) {
        return property != null && PropertyOrigins.isYaml(property.getOrigin());
    }
}
