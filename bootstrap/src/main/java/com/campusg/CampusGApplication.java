package com.campusg;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration;

/**
 * Starts the CampusG user service, or runs one of its commands.
 *
 * <p>Tomcat's metrics, without its MBeans, would show HTTP sessions only, which do not exist here.
 */
@SpringBootApplication(proxyBeanMethods = false, exclude = TomcatMetricsAutoConfiguration.class)
public class CampusGApplication {

    public static void main(String[] args) {
        if (OperatorCommands.isCommand(args)) {
            System.exit(OperatorCommands.run(args));
        }
        SpringApplication.run(CampusGApplication.class, args);
    }
}
