package com.campusg;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration;

/** Starts the CampusG user service, or runs one of its commands. */
// Without its MBeans, Tomcat's metrics tell of HTTP sessions alone, which nobody has here, and load JMX for it.
@SpringBootApplication(proxyBeanMethods = false, exclude = TomcatMetricsAutoConfiguration.class)
public class CampusGApplication {

    public static void main(String[] args) {
        if (OperatorCommands.areMeantBy(args)) {
            System.exit(OperatorCommands.run(args));
        }
        SpringApplication service = new SpringApplication(CampusGApplication.class);
        service.addListeners(new PreparedStart());
        service.run(args);
    }
}
