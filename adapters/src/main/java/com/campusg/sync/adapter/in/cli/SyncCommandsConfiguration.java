package com.campusg.sync.adapter.in.cli;

import com.campusg.cli.Subcommand;
import com.campusg.sync.application.port.in.BackfillUsers;
import com.campusg.sync.application.port.in.ReconcileUsers;
import com.campusg.sync.application.port.in.RedriveDelivery;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import picocli.CommandLine;

@Configuration(proxyBeanMethods = false)
@Profile("operator")
class SyncCommandsConfiguration {

    @Bean
    @Order(3)
    Subcommand backfill(Supplier<BeanFactory> service) {
        return Subcommand.of(new BackfillCommand(() -> service.get().getBean(BackfillUsers.class)));
    }

    @Bean
    @Order(4)
    Subcommand reconcile(Supplier<BeanFactory> service, InstantSource clock) {
        return Subcommand.of(new ReconcileCommand(() -> service.get().getBean(ReconcileUsers.class), clock));
    }

    @Bean
    @Order(5)
    Subcommand deliveries(Supplier<BeanFactory> service, InstantSource clock) {
        Supplier<ParkedDeliveries> parkedDeliveries = () -> service.get().getBean(ParkedDeliveries.class);
        return new Subcommand(new CommandLine(new DeliveriesCommand())
                .addSubcommand(new ListDeliveriesCommand(parkedDeliveries, clock))
                .addSubcommand(new ShowDeliveryCommand(parkedDeliveries, clock))
                .addSubcommand(new RedriveDeliveriesCommand(
                        parkedDeliveries, () -> service.get().getBean(RedriveDelivery.class))));
    }
}
