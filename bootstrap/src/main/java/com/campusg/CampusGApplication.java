package com.campusg;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the CampusG user service, or runs one of its commands. */
@SpringBootApplication(proxyBeanMethods = false)
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
