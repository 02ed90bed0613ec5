package io.portolan.examples.estate;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.Site;
import io.portolan.testkit.estate.EstateRole;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The role that a site's applications have before any plan, as that of an instance or a pod. It may do nothing. */
record SiteIdentity(LocalMsk msk, Site site) {

    private static final Duration LIFE = Duration.ofHours(12);
    private static final String INSTANCES = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
            "Principal":{"Service":"ec2.amazonaws.com"}}]}""";
    /** Its ARN. */
    String arn() {
        return site.identityArn().replace(":user/", ":role/");
    }

    /** Makes it and opens a session of it. Returns the variables of the AWS SDK. */
    Map<String, String> environment() {
        msk.controlPlane().roles().add(EstateRole.of(arn(), INSTANCES).withMaxSession(LIFE));
        AwsSessionCredentials session = msk.iam().session(arn(), site.name(), LIFE);
        Map<String, String> variables = new TreeMap<>(site.environmentVariables());
        variables.put("AWS_ACCESS_KEY_ID", session.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", session.secretAccessKey());
        variables.put("AWS_SESSION_TOKEN", session.sessionToken());
        return variables;
    }
}
