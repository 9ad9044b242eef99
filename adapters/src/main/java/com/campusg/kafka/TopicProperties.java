package com.campusg.kafka;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of topics.
 *
 * @param createTopics whether the service creates topics that do not exist
 */
@ConfigurationProperties("campusg.kafka")
record TopicProperties(@DefaultValue("true") boolean createTopics) {}
