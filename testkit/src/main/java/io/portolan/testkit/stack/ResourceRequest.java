package io.portolan.testkit.stack;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstatePlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack's wish for a resource. The properties have their shape already.
 *
 * @param plane where the resource goes
 * @param place the account and region of the stack
 * @param logicalId its name in the template
 * @param properties its properties
 */
record ResourceRequest(ControlPlane plane, EstatePlace place, String logicalId, Map<?, ?> properties) {

    /** Whether the stack's account has a VPC in the stack's region. */
    boolean hasVpc(String vpcId) {
        return plane.vpcs().find(vpcId).filter(vpc -> vpc.place().equals(place)).isPresent();
    }

    String text(String key) {
        return find(key).orElseThrow();
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(properties.get(key)).map(Object::toString);
    }

    List<String> texts(String key) {
        return list(key).stream().map(Object::toString).toList();
    }

    List<?> list(String key) {
        return properties.get(key) instanceof List<?> items ? items : List.of();
    }

    /** The objects of a list, each as a request of its own. */
    List<ResourceRequest> objects(String key) {
        return list(key).stream().map(this::nested).toList();
    }

    private ResourceRequest nested(Object item) {
        return new ResourceRequest(plane, place, logicalId, (Map<?, ?>) item);
    }

    /** The name that it was given, or one like those of CloudFormation. */
    String name(String key) {
        return find(key).orElseGet(() -> plane.ids().next("stack-" + logicalId + "-"));
    }
}
