package io.portolan.spring;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The findings for faults in {@code portolan.*}. The subject of each is a property's whole name with its origin in
 * front.
 */
record PropertyFaults(PortolanSettings settings) {

    /** The findings for properties that Spring's binder cannot bind or convert. */
    List<Finding> unbound() {
        List<Finding> faults = new ArrayList<>();
        settings.unbound().unknown().forEach(name -> faults.add(unknown(name.toString())));
        settings.unbound().gaps().forEach(name -> faults.add(gap(name)));
        settings.misread().nonText().forEach(key -> faults.add(nonText(key)));
        settings.misread().placeholders().forEach(key -> faults.add(placeholder(key)));
        settings.invalid().forEach(property -> faults.add(invalid(property)));
        return faults;
    }

    /**
     * The findings of the catalog's loader with the origins of the properties. Findings that only follow from others
     * are left out.
     */
    List<Finding> placed(List<Finding> faults) {
        return faults.stream()
                .filter(fault -> !DottedName.isFirstPart(fault.subject(), settings.tree()))
                .map(this::placed)
                .toList();
    }

    Finding both(String property, String location) {
        return findingFor(Code.CATALOG_INVALID, property)
                .asked("one catalog")
                .seen(property + "=" + location + ", and other catalog keys below portolan")
                .cause("The file and the properties would hide each other's values.")
                .fix("Keep one of the two: the file, or the properties.")
                .build();
    }

    Finding unreadable(String property, String resource, Exception error) {
        return findingFor(Code.CATALOG_INVALID, property)
                .asked(resource)
                .seen(error.getClass().getSimpleName())
                .cause("There is no such resource, or it cannot be read.")
                .fix("Correct the location: classpath:portolan.yaml, or file:/etc/portolan.yaml.")
                .build();
    }

    private Finding placed(Finding fault) {
        String property = "portolan" + (fault.subject().matches("|\\[.*") ? "" : ".") + fault.subject();
        return findingFor(fault.code(), property)
                .asked(fault.asked()
                        .replace("of the keys ", "of the keys " + PortolanSettings.ownKeysBeside(fault.subject())))
                .seen(fault.seen())
                .cause(fault.cause())
                .fix(DottedName.at(fault.subject(), settings.tree())
                        .map(DottedName::fix)
                        .orElse(fault.fix()))
                .build();
    }

    private Finding unknown(String property) {
        return findingFor(Code.CATALOG_INVALID, property)
                .asked("a property of spring.kafka's group of the same name")
                .seen("the property " + property)
                .cause("Spring Boot has no such property.")
                .fix("Correct its name, or set Kafka's own property below .properties.")
                .build();
    }

    private Finding invalid(InvalidProperty property) {
        return findingFor(Code.CATALOG_INVALID, property.name().toString())
                .asked(property.expected())
                .seen(property.seen())
                .cause("Spring cannot convert this value.")
                .fix("Correct the value, or remove the property.")
                .build();
    }

    private Finding gap(ConfigurationPropertyName element) {
        return findingFor(Code.CATALOG_INVALID, element.toString())
                .asked("the elements of " + element.getParent() + " from [0] on, without a gap")
                .seen("[" + element.getLastElement(Form.ORIGINAL) + "], and none right before it in the same source")
                .cause("Spring takes a list from one source as a whole, and adds nothing from another.")
                .fix("Set the whole list there.")
                .build();
    }

    private Finding nonText(ConfigurationPropertyName key) {
        return findingFor(Code.CATALOG_INVALID, key.toString())
                .asked("keys that are text")
                .seen("[" + key.getLastElement(Form.ORIGINAL) + "]")
                .cause(
                        "YAML read this key as a number or as true or false, and may have changed it. Or a list stands in place"
                                + " of a map.")
                .fix("Write the key in quotes.")
                .build();
    }

    private Finding placeholder(String key) {
        return findingFor(Code.CATALOG_INVALID, key.replaceAll("[${}]", ""))
                .asked("a key without placeholders")
                .seen(key)
                .cause("Placeholders in keys are never replaced.")
                .fix("Write the name itself.")
                .build();
    }

    private Finding.Builder findingFor(Code code, String property) {
        return Finding.about(code, settings.origins().subject(property));
    }
}
