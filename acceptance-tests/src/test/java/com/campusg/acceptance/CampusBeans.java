package com.campusg.acceptance;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** New drivers for each scenario. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("com.campusg.acceptance.driver")
public class CampusBeans {}
