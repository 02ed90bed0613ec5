package io.portolan.topology.view;

import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.ReadAction;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** What the SDK's module for EC2 reads. It is large, so it may be absent. */
record NetworkSource(
        PlannedStack place, List<String> vpcs, AwsCredentialsProvider credentials, InspectClients clients) {

    ViewCall<List<FoundGroup>> groups() {
        return call(ReadAction.DESCRIBE_GROUPS, NetworkReader::groups);
    }

    ViewCall<List<FoundRouteTable>> routeTables() {
        return call(ReadAction.DESCRIBE_ROUTE_TABLES, NetworkReader::routeTables);
    }

    private <T> ViewCall<T> call(ReadAction action, Function<NetworkReader, T> read) {
        return new ViewCall<>(place, action, () -> {
            if (!isPresent()) {
                throw new AbsentModuleException();
            }
            return read.apply(new NetworkReader(this));
        });
    }

    /** Whether the module is there. */
    private static boolean isPresent() {
        try {
            Class.forName("software.amazon.awssdk.services.ec2.Ec2Client", false, NetworkSource.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
