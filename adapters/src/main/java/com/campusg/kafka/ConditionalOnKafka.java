package com.campusg.kafka;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Matches if the property {@link #BOOTSTRAP_SERVERS} is set; an empty value counts as not set. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnKafkaCondition.class)
public @interface ConditionalOnKafka {

    String BOOTSTRAP_SERVERS = "spring.kafka.bootstrap-servers";
}
