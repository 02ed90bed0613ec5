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
        if (SdkSystemSetting.AWS_EC2_METADATA_DISABLED.getBooleanValue().orElse(false)) {
            throw new IOException("the instance metadata service is switched off by "
                    + SdkSystemSetting.AWS_EC2_METADATA_DISABLED.environmentVariable());
        }
        String token = exchange("PUT", "/latest/api/token", Map.of("X-aws-ec2-metadata-token-ttl-seconds", "60"));
        String id = exchange(
                        "GET",
                        "/latest/meta-data/placement/availability-zone-id",
                        Map.of("X-aws-ec2-metadata-token", token))
                .strip();
        if (!ZONE_ID.matcher(id).matches()) {
            throw new IOException("the instance metadata service answers with something else than a zone's id");
        }
        return id;
    }

    /** The name of the task's availability zone, such as {@code us-east-1a}. Accounts give one name to different zones. */
    Optional<String> zoneNameOfTask() throws IOException {
        if (ecs.isEmpty()) {
            return Optional.empty();
        }
        Matcher zone = ECS_ZONE.matcher(send("GET", URI.create(ecs.get() + "/task"), Map.of()));
        return zone.find() ? Optional.of(zone.group(1)) : Optional.empty();
    }

    private static String exchange(String method, String path, Map<String, String> headers) throws IOException {
        URI uri = URI.create(endpoint() + path);
        try {
            return send(method, uri, headers);
        } catch (IOException e) {
            throw new IOException(
                    "the instance metadata service at " + uri.getAuthority() + " did not answer: " + e, e);
        }
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

    private static String send(String method, URI uri, Map<String, String> headers) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod(method);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        headers.forEach(connection::setRequestProperty);
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("HTTP status " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                return new String(body.readNBytes(LONGEST_ANSWER), UTF_8);
            }
        } finally {
            connection.disconnect();
        }
    }
}
