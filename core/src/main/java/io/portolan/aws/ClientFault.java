package io.portolan.aws;

import io.portolan.runtime.CauseChain;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/**
 * Why a call to AWS brought no answer, where the exception says more than that the network failed.
 *
 * @param cause in a full sentence
 * @param fix in full sentences
 */
public record ClientFault(String cause, String fix) {

    private static final ClientFault NO_URL = new ClientFault(
            "The endpoint of the AWS SDK's own settings is no URL.",
            "Write AWS_ENDPOINT_URL, or the variable of the service such as AWS_ENDPOINT_URL_STS, with https:// before the host.");

    /**
     * What a person has to change before the call can succeed. Empty if it may be the network.
     *
     * @param region whose endpoint was called
     * @param endpoint the setting of the catalog that replaces the endpoint. Empty if the SDK chose it.
     */
    public static Optional<ClientFault> of(SdkException e, Region region, Optional<String> endpoint) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("baseUri must not be null") || CauseChain.contains(e, URISyntaxException.class)) {
            return Optional.of(NO_URL);
        }
        if (e instanceof RefusedSettingException refused) {
            return Optional.of(refused.explain());
        }
        if (message.contains("FIPS and custom endpoint")) {
            return Optional.of(contradiction("FIPS endpoints", "aws.useFipsEndpoint", endpoint));
        }
        if (message.contains("Dualstack and custom endpoint")) {
            return Optional.of(contradiction("dual-stack endpoints", "aws.useDualstackEndpoint", endpoint));
        }
        if (isOfNoRegion(e, region)) {
            return Optional.of(new ClientFault(
                    "The AWS SDK knows no region " + region.id() + ", and no host of AWS has its name.",
                    "Correct region in the catalog, AWS_REGION, or the region of the AWS profile."));
        }
        return CauseChain.contains(e, CertificateException.class)
                ? Optional.of(new ClientFault(
                        "This JVM does not trust the endpoint's certificate.",
                        "Check what intercepts TLS on the way, or add its authority to the JVM's trust store."))
                : Optional.empty();
    }

    /**
     * Whether the same call may succeed a little later. The service has a fault, throttles or did not answer. It is not so
     * if the SDK refuses to make the call.
     */
    public static boolean isTransient(SdkException e) {
        if (e instanceof AwsServiceException answer) {
            return AwsError.isTemporary(answer);
        }
        return !(e instanceof AbortedException)
                && !CauseChain.contains(e, CertificateException.class)
                && (CauseChain.contains(e, IOException.class) || CauseChain.contains(e, TimeoutException.class));
    }

    private static boolean isOfNoRegion(SdkException e, Region region) {
        return CauseChain.contains(e, UnknownHostException.class)
                && !Region.regions().contains(region);
    }

    private static ClientFault contradiction(String kind, String property, Optional<String> endpoint) {
        String variable =
                property.equals("aws.useFipsEndpoint") ? "AWS_USE_FIPS_ENDPOINT" : "AWS_USE_DUALSTACK_ENDPOINT";
        String setting = endpoint.orElse("the AWS SDK's own endpoint setting");
        return new ClientFault(
                "The settings " + property + " (" + variable + ") and " + setting
                        + " contradict each other. The AWS SDK makes no call with both.",
                "Switch off " + kind + ", or remove " + setting + " so that the SDK chooses the endpoint.");
    }
}
