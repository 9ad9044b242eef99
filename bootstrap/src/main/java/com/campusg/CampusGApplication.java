package com.campusg;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the CampusG user service. */
@SpringBootApplication(proxyBeanMethods = false)
public class CampusGApplication {

    public static void main(String[] args) {
        SpringApplication.run(CampusGApplication.class, args);
    }
}
