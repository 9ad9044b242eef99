package com.campusg.rating.adapter.out.postgres;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jdbc.repository.config.EnableJdbcAuditing;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Stores the authenticated machine with each rating. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcAuditing
class RatingAuditingConfiguration {

    @Bean
    AuditorAware<String> authenticatedMachine() {
        return () -> Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getName);
    }
}
