package com.campusg.acceptance.kafka;

import io.cucumber.junit.platform.engine.Constants;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Runs the features about deliveries with Kafka. */
@Suite(failIfNoTests = true)
@IncludeEngines("cucumber")
@SelectPackages("features")
@ConfigurationParameter(key = Constants.FILTER_TAGS_PROPERTY_NAME, value = "@deliveries")
@ConfigurationParameter(
        key = Constants.GLUE_PROPERTY_NAME,
        value = "com.campusg.acceptance.steps,com.campusg.acceptance.kafka")
@ConfigurationParameter(
        key = Constants.PLUGIN_PROPERTY_NAME,
        value = "html:target/cucumber-kafka.html,junit:target/cucumber-kafka.xml")
class RunCucumberWithKafkaIT {}
