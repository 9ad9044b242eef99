package com.campusg.auth;

import com.campusg.auth.application.VerifyMachineTokenService;
import com.campusg.auth.application.port.in.VerifyMachineToken;
import com.campusg.auth.application.port.out.MachineTokens;
import com.campusg.auth.domain.MachinePolicy;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the auth feature. */
@Configuration(proxyBeanMethods = false)
class AuthConfiguration {

    @Bean
    VerifyMachineToken verifyMachineToken(
            Optional<MachineTokens> machineTokens, MachinePolicy policy, InstantSource clock) {
        return new VerifyMachineTokenService(machineTokens, policy, clock);
    }
}
