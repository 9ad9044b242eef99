package com.campusg.acceptance.driver;

import io.cucumber.spring.ScenarioScope;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Changes addresses in Clerk and delivers the changes in an order that the scenario chooses. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class EmailTransferDriver {

    private final ScenarioContext context;
    private final DeliveryDriver deliveries;

    public EmailTransferDriver(ScenarioContext context, DeliveryDriver deliveries) {
        this.context = context;
        this.deliveries = deliveries;
    }

    public void hasAddress(Person person, String address) {
        person.becomes(person.atClerk().withEmail(address, true));
        deliveries.hasDeliveredSignUp(person);
    }

    public void changeTo(Person person, String address) {
        person.becomes(person.atClerk().withEmail(address, true));
        person.deliveries().add(Delivery.updated(person.atClerk(), instance()));
    }

    public void signUpWith(Person person, String address) {
        person.becomes(person.atClerk().withEmail(address, true));
        person.deliveries().add(Delivery.created(person.atClerk(), instance()));
    }

    public void deleteAccount(Person person) {
        person.deliveries().add(Delivery.deleted(person.clerkId(), Instant.now(), instance()));
    }

    public void deliverChangesOf(Person person) {
        List.copyOf(person.deliveries()).forEach(delivery -> {
            deliveries.send(delivery);
            deliveries.check(DeliveryOutcome.APPLIED);
        });
        person.deliveries().clear();
    }

    private String instance() {
        return context.clerk().instanceId();
    }
}
