package com.campusg.sync.adapter.out.clerkapi;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Matches if {@code clerk.secret-key} is set; an empty value counts as not set. */
final class OnSecretKeyCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return StringUtils.hasText(context.getEnvironment().getProperty(ClerkApiProperties.SECRET_KEY));
    }
}
