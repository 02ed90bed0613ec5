package io.portolan.testkit.aws;

import java.util.Arrays;

/** The credential of a signature {@code <key id>/<yyyyMMdd>/<region>/<service>/aws4_request}. */
record CredentialScope(String keyId, String date, String region, String service) {

    static final String END = "aws4_request";

    static CredentialScope parse(String credential) throws AwsDenied {
        String[] parts = credential.split("/", -1);
        if (parts.length != 5 || Arrays.asList(parts).contains("") || !parts[4].equals(END)) {
            throw new AwsDenied(
                    AwsError.INCOMPLETE_SIGNATURE,
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term,"
                            + " got '" + credential + "'");
        }
        return new CredentialScope(parts[0], parts[1], parts[2], parts[3]);
    }

    /** The scope in the form that is signed. It has no key id. */
    String text() {
        return String.join("/", date, region, service, END);
    }
}
