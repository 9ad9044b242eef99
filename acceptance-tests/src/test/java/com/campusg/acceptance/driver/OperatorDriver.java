package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.environment.OperatorCommand;
import io.cucumber.spring.ScenarioScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Runs the commands of the command line. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class OperatorDriver {

    private final ScenarioContext context;
    private final DatabaseDriver database;
    private final DeliveryDriver deliveries;
    private @Nullable OperatorCommand last;

    public OperatorDriver(ScenarioContext context, DatabaseDriver database, DeliveryDriver deliveries) {
        this.context = context;
        this.database = database;
        this.deliveries = deliveries;
    }

    /** Starts an instance of CampusG on an empty database. Clerk sends its deliveries to the shared instance. */
    public void startWithoutDeliveries(boolean callsClerk) {
        context.startOwnCampusG(
                context.environment().databaseServer().create(),
                callsClerk ? context.clerk().backendApi() : Map.of());
    }

    public void run(String... arguments) {
        last = context.environment().run(context.clerk(), context.database(), arguments);
    }

    public void succeeded() {
        assertThat(last().exitCode()).as("%s", last().output()).isZero();
    }

    public void outputContains(String text) {
        assertThat(last().output()).contains(text);
    }

    public void outputDoesNotContain(String text) {
        assertThat(last().output()).doesNotContain(text);
    }

    /** Stores a delivery that this version can read, as parked by an earlier version that could not. */
    public void parkAsEarlierVersion(Person person, String firstName) {
        Delivery delivery = deliveries.preparedChangeOfFirstName(person, firstName);
        database.execute(
                "insert into clerk_parked_deliveries (svix_id, reason, payload, received_at)"
                        + " values (?, 'not understood then', convert_to(?, 'UTF8'), now())",
                delivery.id(),
                delivery.body());
    }

    private OperatorCommand last() {
        return requireNonNull(last, "No command has been run");
    }
}
