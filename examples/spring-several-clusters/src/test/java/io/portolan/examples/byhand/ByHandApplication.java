package io.portolan.examples.byhand;

import io.portolan.examples.shipping.OrderListener;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The same application with its clusters configured by hand. Its listener is the same. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import(OrderListener.class)
class ByHandApplication {}
