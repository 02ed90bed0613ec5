package io.portolan.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * What AWS tells a host about itself: the instance metadata service of EC2 (IMDSv2) and the task metadata endpoint of ECS
 * (version 4). Settings of the SDK name the first. The SDK's own client of it is internal or a module more.
 *
 * @param ecs the task's address for metadata, which is empty outside of ECS
 */
record InstanceMetadata(Optional<String> ecs) {

    private static final int TIMEOUT_MILLIS = 1000;
    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final String ECS_SETTING = "ECS_CONTAINER_METADATA_URI_V4";
    private static final Pattern ZONE_ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*-az[0-9]+");
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    private static final Pattern VPC_ID = Pattern.compile("vpc-[0-9a-f]+");
    private static final Pattern ECS_VPC = Pattern.compile("\"VPCID\"\\s*:\\s*\"(vpc-[0-9a-f]+)\"");
    private static final Pattern ECS_SUBNET = Pattern.compile("\"IPv4SubnetCIDRBlock\"\\s*:\\s*\"([0-9.]+/[0-9]+)\"");
    private static final Pattern ECS_ZONE = Pattern.compile("\"AvailabilityZone\"\\s*:\\s*\"([a-z0-9-]+)\"");

    static InstanceMetadata ofThisHost() {
        return new InstanceMetadata(Optional.ofNullable(System.getenv(ECS_SETTING)));
    }

    /**
     * The id of the availability zone, such as {@code use1-az1}.
     *
     * @throws IOException if the service does not say it. The message says why.
     */
    String zoneId() throws IOException {
        return read(token(), "placement/availability-zone-id", ZONE_ID, "a zone's id");
    }

    /**
     * The id of the VPC.
     *
     * @throws IOException if the service does not say it. The message says why.
     */
    String vpcId() throws IOException {
        String token = token();
        String mac = read(token, "mac", MAC, "the address of a network interface");
        return read(token, "network/interfaces/macs/" + mac + "/vpc-id", VPC_ID, "a VPC's id");
    }

    private static String token() throws IOException {
        if (SdkSystemSetting.AWS_EC2_METADATA_DISABLED.getBooleanValue().orElse(false)) {
            throw new IOException("the instance metadata service is switched off by "
                    + SdkSystemSetting.AWS_EC2_METADATA_DISABLED.environmentVariable());
        }
        return exchange("PUT", "/latest/api/token", Map.of("X-aws-ec2-metadata-token-ttl-seconds", "60"));
    }

    private static String read(String token, String item, Pattern form, String wanted) throws IOException {
        String value = exchange("GET", "/latest/meta-data/" + item, Map.of("X-aws-ec2-metadata-token", token))
                .strip();
        if (!form.matcher(value).matches()) {
            throw new IOException("the instance metadata service answers with something else than " + wanted);
        }
        return value;
    }

    /** The name of the task's availability zone, such as {@code us-east-1a}. Accounts give one name to different zones. */
    Optional<String> zoneNameOfTask() throws IOException {
        return ofTask(ECS_ZONE);
    }

    /** The id of the task's VPC. Tasks of Fargate do not have it. */
    Optional<String> vpcIdOfTask() throws IOException {
        return ofTask(ECS_VPC);
    }

    /** The addresses of the task's subnet. */
    Optional<String> subnetBlockOfTask() throws IOException {
        return ofTask(ECS_SUBNET);
    }

    private Optional<String> ofTask(Pattern field) throws IOException {
        if (ecs.isEmpty()) {
            return Optional.empty();
        }
        Matcher value =
                field.matcher(exchange("task metadata endpoint", "GET", URI.create(ecs.get() + "/task"), Map.of()));
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }

    private static String exchange(String method, String path, Map<String, String> headers) throws IOException {
        return exchange("instance metadata service", method, URI.create(endpoint() + path), headers);
    }

    private static String exchange(String service, String method, URI uri, Map<String, String> headers)
            throws IOException {
        String asked = "the " + service + " at " + uri.getAuthority() + " was asked " + method + " " + uri.getPath();
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        String problem;
        try {
            int status = send(connection, method, headers);
            if (status == HttpURLConnection.HTTP_OK) {
                try (InputStream body = connection.getInputStream()) {
                    return new String(body.readNBytes(LONGEST_ANSWER), UTF_8);
                }
            }
            problem = "answered with HTTP status " + status;
        } catch (IOException e) {
            problem = "did not answer: " + e.getMessage();
        } finally {
            connection.disconnect();
        }
        throw new IOException(asked + " and " + problem);
    }

    private static String endpoint() {
        Optional<String> set = SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT.getNonDefaultStringValue();
        boolean v6 = "IPv6"
                .equalsIgnoreCase(SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE
                        .getStringValue()
                        .orElse(""));
        return set.orElse(v6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254")
                .replaceFirst("/+$", "");
    }

    private static int send(HttpURLConnection connection, String method, Map<String, String> headers)
            throws IOException {
        connection.setRequestMethod(method);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        headers.forEach(connection::setRequestProperty);
        return connection.getResponseCode();
    }
}
