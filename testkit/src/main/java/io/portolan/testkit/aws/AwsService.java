package io.portolan.testkit.aws;

import java.util.Map;

/** The services that an {@link AwsEndpoint} answers for. */
public enum AwsService {
    /** The Security Token Service. It issues the credentials of roles. */
    STS("sts", true, Map.of()),
    /** The control plane of MSK, the MSK API. */
    KAFKA("kafka", false, Map.of()),
    /** Route 53 Resolver. It has the rules and endpoints of name resolution. */
    ROUTE53_RESOLVER("route53resolver", false, ServiceErrors.ROUTE53_RESOLVER),
    /** The Resource Access Manager. It shares resources between accounts. */
    RAM("ram", false, ServiceErrors.RAM),
    /** Route 53 Profiles. They give rules to VPCs. */
    ROUTE53_PROFILES("route53profiles", false, ServiceErrors.ROUTE53_PROFILES),
    /** EC2. It has VPCs, security groups and routes. */
    EC2("ec2", true, ServiceErrors.EC2),
    /** IAM. It has roles and policies. It is global, so calls are signed for {@code us-east-1} wherever its endpoint is. */
    IAM("iam", true, ServiceErrors.IAM);

    private final String prefix;
    private final boolean query;
    private final Map<AwsError, ErrorCode> ownErrors;

    AwsService(String prefix, boolean query, Map<AwsError, ErrorCode> ownErrors) {
        this.prefix = prefix;
        this.query = query;
        this.ownErrors = ownErrors;
    }

    /** The service's name in SigV4 scopes and in names of operations. */
    String prefix() {
        return prefix;
    }

    ErrorCode errorCode(AwsError error) {
        return ownErrors.getOrDefault(error, query ? error.query() : error.json());
    }
}
