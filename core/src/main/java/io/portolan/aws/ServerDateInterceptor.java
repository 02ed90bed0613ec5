package io.portolan.aws;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Hides the server's time from the SDK. The SDK would correct the signatures of all its later calls by it. These would succeed
 * on a host with a skewed clock. But nothing corrects the signatures for the brokers, and they would deny access.
 *
 * @param monitor compares it with this host's clock instead
 */
public record ServerDateInterceptor(ClockDriftMonitor monitor) implements ExecutionInterceptor {

    /** The header that replaces {@code Date}. */
    static final String DATE = "x-portolan-date";

    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        SdkHttpResponse response = context.httpResponse();
        Optional<String> date = response.firstMatchingHeader("Date");
        return date.isPresent() ? withoutDate(response, date.get()) : response;
    }

    private SdkHttpResponse withoutDate(SdkHttpResponse response, String date) {
        Optional<Instant> time = AwsError.parseDate(date);
        if (time.isPresent()) {
            monitor.recordDate(time.get());
        }
        return response.toBuilder().removeHeader("Date").putHeader(DATE, date).build();
    }
}
