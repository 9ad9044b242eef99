package com.campusg.acceptance;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Registers the drivers, of which each scenario has its own instances. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("com.campusg.acceptance.driver")
public class DriverConfiguration {}
