package io.portolan.credentials;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * One provider of the default chain.
 *
 * @param name in words
 * @param setting what this host's settings say for it. Empty if they say nothing.
 * @param provider the SDK's provider
 */
record ChainLink(String name, Optional<String> setting, AwsCredentialsProvider provider) {}
