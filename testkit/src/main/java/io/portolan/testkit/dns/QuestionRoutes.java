package io.portolan.testkit.dns;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Says where the questions of a site go at the moment, if it has no rules of its own in code. */
public interface QuestionRoutes {

    /**
     * The targets that a question over UDP gets to, in the order in which they are asked.
     *
     * @param host the name that is asked for
     * @return empty if no rule forwards the name. The list is empty if a rule does and the question is lost on its way.
     */
    Optional<List<InetSocketAddress>> findTargets(String host);

    /** Whether TCP to a target passes too. Large answers need it. */
    boolean passesTcp(InetSocketAddress target);
}
