package io.portolan.testkit.stack;

import java.util.Set;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * A resource as a template declares it.
 *
 * @param logicalId its name in the template
 * @param type such as {@code AWS::IAM::Role}
 * @param properties an object whose functions are not resolved yet
 * @param references the parameters and resources that it needs
 */
record TemplateResource(String logicalId, String type, JsonNode properties, Set<String> references) {}
