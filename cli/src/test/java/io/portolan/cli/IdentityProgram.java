package io.portolan.cli;

import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;

/** A program that knows nothing of Portolan. It prints who the AWS SDK says that it is, and where. */
final class IdentityProgram {

    private IdentityProgram() {}

    public static void main(String[] args) {
        try (StsClient sts = StsClient.create()) {
            System.out.println("caller " + sts.getCallerIdentity().arn());
        }
        System.out.println("region " + new DefaultAwsRegionProviderChain().getRegion());
        System.out.println("brokers " + System.getenv("KAFKA_BOOTSTRAP_SERVERS"));
    }
}
