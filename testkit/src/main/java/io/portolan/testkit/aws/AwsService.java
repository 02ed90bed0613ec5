package io.portolan.testkit.aws;

/** The services that an {@link AwsEndpoint} answers for. */
public enum AwsService {
    /** The Security Token Service. It issues the credentials of roles. */
    STS("sts", true),
    /** The control plane of MSK, the MSK API. */
    KAFKA("kafka", false),
    /** Route 53 Resolver. It has the rules and endpoints of name resolution. */
    ROUTE53_RESOLVER("route53resolver", false),
    /** The Resource Access Manager. It shares resources between accounts. */
    RAM("ram", false),
    /** Route 53 Profiles. They give rules to VPCs. */
    ROUTE53_PROFILES("route53profiles", false),
    /** EC2. It has VPCs, security groups and routes. */
    EC2("ec2", true),
    /** IAM. It has roles and policies. It is global, so calls are signed for {@code us-east-1} wherever its endpoint is. */
    IAM("iam", true);

    private final String prefix;
    private final boolean query;

    AwsService(String prefix, boolean query) {
        this.prefix = prefix;
        this.query = query;
    }

    /** The service's name in SigV4 scopes and in names of operations. */
    String prefix() {
        return prefix;
    }

    ErrorCode errorCode(AwsError error) {
        return ServiceErrors.find(this, error).orElseGet(() -> query ? error.query() : error.json());
    }
}
