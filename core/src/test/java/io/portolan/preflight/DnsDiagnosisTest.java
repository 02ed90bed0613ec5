package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.Code;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link DnsDiagnosis} for every combination of what the viewpoints see. */
class DnsDiagnosisTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # jvm               | host resolver | central                   | zone  | diagnoses
        10.30.4.11            | 10.30.4.11  | 10.30.4.11/10.30.4.11     | true  | OK
        10.30.4.1+10.30.5.1   | 10.30.5.1+10.30.4.1 | 10.30.4.1+10.30.5.1 | true | OK
        10.30.4.11            | 10.30.4.11  | 10.30.4.11/TIMEOUT        | true  | OK
        10.30.4.11            | 10.30.4.11  | TIMEOUT/UNREACHABLE       | true  | OK
        10.30.4.11            | 10.30.4.11  | -                         | true  | OK
        10.30.4.11            | SERVFAIL    | 10.30.4.11                | false | OK
        UNKNOWN_HOST          | NXDOMAIN    | 10.30.4.11/10.30.4.11     | false | MISSING_RULE
        UNKNOWN_HOST          | NXDOMAIN    | TIMEOUT/TIMEOUT           | false | MISSING_RULE
        UNKNOWN_HOST          | NO_ADDRESSES | 54.30.4.11               | false | MISSING_RULE
        UNKNOWN_HOST          | NXDOMAIN    | -                         | false | MISSING_RULE
        UNKNOWN_HOST          | NXDOMAIN    | 10.30.4.11/10.30.4.11     | true  | RULE_TO_OTHER_VPC
        UNKNOWN_HOST          | NO_ADDRESSES | 10.30.4.11               | false | REBIND_PROTECTION
        UNKNOWN_HOST          | NO_ADDRESSES | 10.30.4.11               | true  | REBIND_PROTECTION
        UNKNOWN_HOST          | SERVFAIL    | 10.30.4.11/10.30.4.11     | false | RULE_TARGET_UNREACHABLE
        UNKNOWN_HOST          | TIMEOUT     | 10.30.4.11/TIMEOUT        | false | RULE_TARGET_UNREACHABLE
        UNKNOWN_HOST          | TIMEOUT     | TIMEOUT/TIMEOUT           | false | RULE_TARGET_UNREACHABLE
        UNKNOWN_HOST          | TIMEOUT     | -                         | false | RULE_TARGET_UNREACHABLE
        TIMEOUT               | TIMEOUT     | 10.30.4.11                | false | RULE_TARGET_UNREACHABLE
        UNKNOWN_HOST          | SERVFAIL    | TIMEOUT                   | false | RULE_TARGET_UNREACHABLE
        UNKNOWN_HOST          | REFUSED     | 10.30.4.11                | false | RESOLVER_REFUSED
        UNKNOWN_HOST          | REFUSED     | TIMEOUT                   | false | RESOLVER_REFUSED
        10.90.4.11            | 10.90.4.11  | NXDOMAIN/NXDOMAIN         | true  | WRONG_ENVIRONMENT
        10.30.4.11+10.90.4.11 | 10.90.4.11  | 10.30.4.11                | true  | WRONG_ENVIRONMENT
        UNKNOWN_HOST          | 10.90.4.11  | 10.30.4.11                | true  | WRONG_ENVIRONMENT
        10.20.4.11            | 10.20.4.11  | 10.30.4.11                | true  | WRONG_REGION
        3.14.15.92            | 3.14.15.92  | 10.30.4.11                | true  | PUBLIC_ADDRESS
        192.168.4.11          | 192.168.4.11 | 10.30.4.11               | true  | OUTSIDE_SERVICE_VPC
        10.20.4.11+10.90.4.11 | 10.20.4.11+10.90.4.11 | 10.30.4.11      | true  | WRONG_ENVIRONMENT,WRONG_REGION
        10.90.4.11            | NXDOMAIN    | 10.30.4.11                | true  | WRONG_ENVIRONMENT,LOCAL_OVERRIDE
        10.30.9.9             | 10.30.9.9   | 10.30.4.11/10.30.4.11     | true  | STALE_ANSWER
        10.30.4.11+10.30.9.9  | 10.30.9.9   | 10.30.4.11                | true  | STALE_ANSWER
        UNKNOWN_HOST          | 10.30.4.11  | 10.30.4.11                | true  | STALE_ANSWER
        10.30.9.9             | 10.30.4.11  | 10.30.4.11                | true  | LOCAL_OVERRIDE
        10.30.9.9             | NXDOMAIN    | TIMEOUT                   | true  | LOCAL_OVERRIDE
        10.30.9.9             | TIMEOUT     | 10.30.4.11                | true  | LOCAL_OVERRIDE
        10.30.9.9             | TIMEOUT     | TIMEOUT                   | true  | OK
        10.30.9.9             | NOT_ASKED   | NOT_ASKED                 | true  | OK
        10.30.9.9             | NXDOMAIN    | NXDOMAIN                  | true  | NOT_IN_SERVICE_VPC,LOCAL_OVERRIDE
        10.30.4.11            | 10.30.4.11  | 10.30.4.11/10.30.9.9      | true  | CENTRAL_DISAGREE
        10.30.4.11            | 10.30.4.11  | NXDOMAIN/10.30.4.11       | true  | CENTRAL_DISAGREE
        UNKNOWN_HOST          | NXDOMAIN    | NXDOMAIN/10.30.4.11       | false | MISSING_RULE,CENTRAL_DISAGREE
        UNKNOWN_HOST          | NXDOMAIN    | NXDOMAIN/NXDOMAIN         | true  | NOT_IN_SERVICE_VPC
        UNKNOWN_HOST          | NXDOMAIN    | NXDOMAIN/TIMEOUT          | false | NOT_IN_SERVICE_VPC
        10.30.4.11            | 10.30.4.11  | NXDOMAIN/NXDOMAIN         | true  | NOT_IN_SERVICE_VPC
        UNKNOWN_HOST          | NXDOMAIN    | TIMEOUT                   | true  | NOT_IN_SERVICE_VPC
        UNKNOWN_HOST          | DOWN        | TIMEOUT/TIMEOUT           | false | DNS_UNREACHABLE
        UNKNOWN_HOST          | DOWN        | 10.30.4.11                | false | DNS_UNREACHABLE
        TIMEOUT               | DOWN/DOWN   | 10.30.4.11                | false | DNS_UNREACHABLE
        UNKNOWN_HOST          | UDP_SILENT  | 10.30.4.11                | false | DNS_UNREACHABLE
        UNKNOWN_HOST          | DOWN        | -                         | false | DNS_UNREACHABLE
        UNKNOWN_HOST          | UNREACHABLE | 10.30.4.11                | false | DNS_UNREACHABLE
        UNKNOWN_HOST          | TRUNCATED   | 10.30.4.11                | true  | DNS_UNREACHABLE
        10.30.4.11            | 10.30.4.11  | 10.30.4.11/TRUNCATED      | true  | OK
        10.30.4.11            | 10.30.4.11/NXDOMAIN | 10.30.4.11        | true  | HOST_RESOLVERS_DISAGREE
        10.30.4.11            | 10.30.4.11/DOWN | 10.30.4.11            | true  | HOST_RESOLVERS_DISAGREE
        10.30.4.11            | 10.30.4.11/REFUSED | 10.30.4.11         | true  | HOST_RESOLVERS_DISAGREE
        10.30.4.11            | 10.30.4.11/10.30.9.9 | 10.30.4.11       | true  | HOST_RESOLVERS_DISAGREE
        10.30.4.1+10.30.5.1   | 10.30.4.1/10.30.4.1+10.30.5.1 | 10.30.4.1+10.30.5.1 | true | OK
        10.30.4.11            | 10.30.4.11/TIMEOUT | 10.30.4.11         | true  | OK
        UNKNOWN_HOST          | NXDOMAIN/10.30.4.11 | 10.30.4.11        | false | MISSING_RULE,HOST_RESOLVERS_DISAGREE
        UNKNOWN_HOST          | 10.30.4.11/NXDOMAIN | 10.30.4.11        | false | MISSING_RULE,HOST_RESOLVERS_DISAGREE
        UNKNOWN_HOST          | NXDOMAIN/DOWN | 10.30.4.11              | false | MISSING_RULE
        UNKNOWN_HOST          | DOWN/SERVFAIL | 10.30.4.11              | false | RULE_TARGET_UNREACHABLE
        10.30.4.11+2600:1f00::1 | 10.30.4.11+2600:1f00::1 | 10.30.4.11+2600:1f00::1 | true | IPV6_BLOCK_MISSING
        10.30.4.11+64:ff9b::1 | 10.30.4.11+64:ff9b::1 | 10.30.4.11      | true  | IPV6_BLOCK_MISSING
        2600:1f00::1+10.30.4.11 | 2600:1f00::1+10.30.4.11 | 10.30.4.11+2600:1f00::1 | true | OUTSIDE_SERVICE_VPC
        2600:1f00::1          | 2600:1f00::1 | 2600:1f00::1             | true  | OUTSIDE_SERVICE_VPC
        UNKNOWN_HOST          | INVALID_NAME | INVALID_NAME             | false | UNKNOWN_HOST
        TIMEOUT               | 10.30.4.11  | 10.30.4.11                | true  | DNS_UNREACHABLE
        10.30.4.11            | 10.30.4.11  | 10.30.4.11/UNFINISHED     | true  | DEADLINE_EXCEEDED
        10.90.4.11            | UNFINISHED  | 10.30.4.11                | true  | WRONG_ENVIRONMENT,DEADLINE_EXCEEDED
        """)
    void everyRowOfTheTable(String jvm, String resolver, String central, boolean zone, String diagnoses) {
        assertThat(diagnose(
                        TwoRegionEstate.orders(),
                        NameViewSamples.of(TwoRegionEstate.BOOT, jvm, resolver, central, zone)))
                .isEqualTo(diagnoses);
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3, OK", "UNKNOWN_HOST, UNKNOWN_HOST", "TIMEOUT, DNS_UNREACHABLE", "10.90.1.1, WRONG_ENVIRONMENT"
    })
    void jvmAloneDecidesWithoutResolvers(String jvm, String diagnosis) {
        assertThat(diagnose(TwoRegionEstate.plain(), NameViewSamples.of("kafka.example.com", jvm, "-", "-", false)))
                .isEqualTo(diagnosis);
    }

    @ParameterizedTest
    @CsvSource({"kafka.example.com, UNKNOWN_HOST", "b-1.a.c2.kafka.us-west-2.amazonaws.com, MISSING_RULE"})
    void foreignNameBlamesNoRule(String host, String diagnosis) {
        assertThat(diagnose(
                        TwoRegionEstate.orders(),
                        NameViewSamples.of(host, "UNKNOWN_HOST", "NXDOMAIN", "TIMEOUT", false)))
                .isEqualTo(diagnosis);
    }

    private static String diagnose(ClusterDefinition cluster, NameView view) {
        List<Code> codes = new DnsDiagnosis(TwoRegionEstate.judgement(cluster)).diagnose(view);
        return codes.stream().map(Code::name).collect(Collectors.joining(","));
    }
}
