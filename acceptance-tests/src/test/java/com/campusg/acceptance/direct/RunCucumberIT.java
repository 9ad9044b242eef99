package com.campusg.acceptance.direct;

import io.cucumber.junit.platform.engine.Constants;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Runs all features but that of {@link GuideIT}. */
@Suite(failIfNoTests = true)
@IncludeEngines("cucumber")
@SelectPackages("features")
@ConfigurationParameter(key = Constants.FILTER_TAGS_PROPERTY_NAME, value = "not @guide")
@ConfigurationParameter(
        key = Constants.GLUE_PROPERTY_NAME,
        value = "com.campusg.acceptance.steps,com.campusg.acceptance.direct")
@ConfigurationParameter(
        key = Constants.PLUGIN_PROPERTY_NAME,
        value = "html:target/cucumber.html,junit:target/cucumber.xml")
class RunCucumberIT {}
