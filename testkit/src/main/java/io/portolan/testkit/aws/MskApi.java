package io.portolan.testkit.aws;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The MSK API with REST and JSON. */
final class MskApi implements AwsApi {

    private static final String LIST = "kafka:ListClustersV2";
    private static final String DESCRIBE = "kafka:DescribeClusterV2";
    private static final String BOOTSTRAP = "kafka:GetBootstrapBrokers";
    private static final Pattern DESCRIBE_PATH = Pattern.compile("/api/v2/clusters/([^/]+)");
    private static final Pattern BOOTSTRAP_PATH = Pattern.compile("/v1/clusters/([^/]+)/bootstrap-brokers");

    private static final Set<String> WITHOUT_BROKERS = Set.of("CREATING", "DELETING", "FAILED");

    private final String region;
    private final MskClusters clusters;

    MskApi(String region, MskClusters clusters) {
        this.region = region;
        this.clusters = clusters;
    }

    @Override
    public AwsService service() {
        return AwsService.KAFKA;
    }

    /** All that no other service has asked for. */
    @Override
    public boolean isAsked(HttpRequest request) {
        return !request.path().equals("/");
    }

    @Override
    public AwsOperation operation(HttpRequest request) {
        Matcher describe = DESCRIBE_PATH.matcher(request.path());
        if (describe.matches()) {
            return new AwsOperation(DESCRIBE, QueryParameters.decode(describe.group(1)));
        }
        Matcher bootstrap = BOOTSTRAP_PATH.matcher(request.path());
        if (bootstrap.matches()) {
            return new AwsOperation(BOOTSTRAP, QueryParameters.decode(bootstrap.group(1)));
        }
        return new AwsOperation(request.path().equals("/api/v2/clusters") ? LIST : "kafka:?", "");
    }

    @Override
    public HttpReply answer(AwsOperation operation, HttpRequest request, Caller caller) throws AwsDenied {
        return switch (operation.name()) {
            case LIST ->
                new ClusterPage(clusters, region).list(caller.account(), QueryParameters.parse(request.query()));
            case DESCRIBE -> JsonReply.ok(Map.of("clusterInfo", ClusterJson.info(findOwned(operation, caller))));
            case BOOTSTRAP -> JsonReply.ok(ClusterJson.bootstrap(requireReady(findOwned(operation, caller))));
            default -> throw new AwsDenied(AwsError.UNKNOWN_OPERATION, "There is no " + request);
        };
    }

    @Override
    public HttpReply refuse(AwsDenied denied) {
        return JsonReply.refuse(denied, AwsService.KAFKA);
    }

    private MskCluster findOwned(AwsOperation operation, Caller caller) throws AwsDenied {
        AwsArn arn = AwsArn.cluster(operation.resource())
                .orElseThrow(() -> AwsDenied.invalid("clusterArn", "One or more of the parameters isn't valid."));
        if (!arn.account().equals(caller.account())) {
            throw operation.denialFor(caller, AwsError.FORBIDDEN);
        }
        return clusters.find(operation.resource())
                .filter(cluster -> cluster.region().equals(region))
                .orElseThrow(() -> new AwsDenied(AwsError.NOT_FOUND, "The specified cluster does not exist."));
    }

    private static MskCluster requireReady(MskCluster cluster) throws AwsDenied {
        if (WITHOUT_BROKERS.contains(cluster.state())) {
            throw AwsDenied.invalid(
                    "clusterArn",
                    "You can't get bootstrap broker nodes for a cluster in " + cluster.state() + " state.");
        }
        return cluster;
    }
}
