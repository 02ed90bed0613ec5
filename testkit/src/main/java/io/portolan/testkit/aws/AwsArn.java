package io.portolan.testkit.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of an Amazon Resource Name {@code arn:partition:service:region:account:resource}. */
record AwsArn(String partition, String service, String region, String account, String resource) {

    private static final Pattern SHAPE = Pattern.compile("arn:([\\w-]+):([\\w-]+):([\\w-]*):(\\d{12}):(\\S+)");
    private static final Pattern ROLE = Pattern.compile("role/[\\w+=,.@/-]+");
    private static final Pattern CLUSTER = Pattern.compile("cluster/[^/]+/[^/]+");

    static Optional<AwsArn> parse(String text) {
        Matcher match = SHAPE.matcher(text);
        return match.matches()
                ? Optional.of(
                        new AwsArn(match.group(1), match.group(2), match.group(3), match.group(4), match.group(5)))
                : Optional.empty();
    }

    static Optional<AwsArn> role(String text) {
        return parse(text).filter(arn -> arn.matches("iam", ROLE));
    }

    static Optional<AwsArn> cluster(String text) {
        return parse(text).filter(arn -> arn.matches("kafka", CLUSTER));
    }

    /** The role's name without its path. The ARNs of its sessions have the name in this form. */
    String roleName() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    String clusterName() {
        return resource.substring(resource.indexOf('/') + 1, resource.lastIndexOf('/'));
    }

    String sessionOf(String sessionName) {
        return "arn:" + partition + ":sts::" + account + ":assumed-role/" + roleName() + "/" + sessionName;
    }

    private boolean matches(String expectedService, Pattern shape) {
        return service.equals(expectedService) && shape.matcher(resource).matches();
    }
}
