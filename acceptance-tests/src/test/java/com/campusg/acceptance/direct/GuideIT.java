package com.campusg.acceptance.direct;

import io.cucumber.junit.platform.engine.Constants;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasspathResource;
import org.junit.platform.suite.api.Suite;

/** Runs the steps of CampusG's integration guide. */
@Suite(failIfNoTests = true)
@IncludeEngines("cucumber")
@SelectClasspathResource("features/guide.feature")
@ConfigurationParameter(
        key = Constants.GLUE_PROPERTY_NAME,
        value = "com.campusg.acceptance.steps,com.campusg.acceptance.direct")
@ConfigurationParameter(
        key = Constants.PLUGIN_PROPERTY_NAME,
        value = "html:target/cucumber-guide.html,junit:target/cucumber-guide.xml")
class GuideIT {}
