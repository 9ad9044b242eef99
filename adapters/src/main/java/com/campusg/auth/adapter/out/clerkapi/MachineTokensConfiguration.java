package com.campusg.auth.adapter.out.clerkapi;

import com.campusg.auth.application.port.out.MachineTokens;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class MachineTokensConfiguration {

    /** Without a secret key there is no client, and no bean. */
    @Bean
    @Nullable MachineTokens machineTokens(@Qualifier("interactiveClerkApi") ObjectProvider<RestClient> clerkApi) {
        RestClient client = clerkApi.getIfAvailable();
        // Virtual threads need no pool. The thread of the request waits for them.
        return client == null
                ? null
                : new ClerkApiMachineTokens(client, Ticker.systemTicker(), Thread::startVirtualThread);
    }
}
