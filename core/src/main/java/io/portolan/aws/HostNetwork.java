package io.portolan.aws;

import io.portolan.catalog.CidrBlock;
import java.io.IOException;
import java.util.Optional;

/**
 * In which network of AWS this host runs. Immutable and thread-safe.
 *
 * @param vpcId the VPC. Empty if AWS does not say it.
 * @param subnet the addresses of its subnet. Empty unless the task metadata of ECS says them.
 * @param problem why the VPC is not known. Empty if it is.
 */
public record HostNetwork(Optional<String> vpcId, Optional<CidrBlock> subnet, String problem) {

    /** Asks AWS. Outside of it this takes a second. */
    public static HostNetwork find() {
        return find(InstanceMetadata.ofThisHost());
    }

    /** A task of ECS may not reach the metadata of its instance, so its own comes first. */
    static HostNetwork find(InstanceMetadata metadata) {
        try {
            Optional<String> ofTask = metadata.vpcIdOfTask();
            Optional<CidrBlock> subnet = metadata.subnetBlockOfTask().map(CidrBlock::parse);
            if (ofTask.isPresent() || subnet.isPresent()) {
                return new HostNetwork(ofTask, subnet, "the task metadata of ECS does not say it");
            }
            return new HostNetwork(Optional.of(metadata.vpcId()), Optional.empty(), "");
        } catch (IOException | RuntimeException e) {
            return new HostNetwork(Optional.empty(), Optional.empty(), String.valueOf(e.getMessage()));
        }
    }
}
