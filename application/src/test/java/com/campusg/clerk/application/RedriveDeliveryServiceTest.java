package com.campusg.clerk.application;

import static com.campusg.clerk.application.port.out.DeliveryFixture.ID;
import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.clerk.application.port.in.ApplyDelivery.Outcome;
import com.campusg.clerk.application.port.out.InMemoryDeliveries;
import com.campusg.clerk.domain.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedriveDeliveryServiceTest {

    private static final Envelope ENVELOPE = new Envelope("user.updated", null, null);

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();

    static Outcome[] endings() {
        return new Outcome[] {
            new Outcome.Applied(ENVELOPE),
            new Outcome.Stale(ENVELOPE),
            new Outcome.Duplicate(ENVELOPE),
            new Outcome.Ignored(ENVELOPE),
            new Outcome.Pointless()
        };
    }

    @ParameterizedTest
    @MethodSource("endings")
    void noLongerParksWhatIsSettled(Outcome ending) {
        deliveries.park(anyDelivery(), "not JSON");

        assertThat(redrive(ending).redrive(ID)).contains(ending);
        assertThat(deliveries.count()).isZero();
    }

    @Test
    void keepsWhatStillMakesNoSense() {
        deliveries.park(anyDelivery(), "not JSON");

        assertThat(redrive(new Outcome.Parked("no type")).redrive(ID)).contains(new Outcome.Parked("no type"));
        assertThat(deliveries.count()).isOne();
    }

    @Test
    void doesNothingAboutWhatIsNotParked() {
        assertThat(redrive(new Outcome.Applied(ENVELOPE)).redrive(ID)).isEmpty();
    }

    @Test
    void keepsWhatFails() {
        deliveries.park(anyDelivery(), "not JSON");
        RedriveDeliveryService service = new RedriveDeliveryService(deliveries, delivery -> {
            throw new IllegalStateException("no database");
        });

        assertThatIllegalStateException().isThrownBy(() -> service.redrive(ID));
        assertThat(deliveries.count()).isOne();
    }

    private RedriveDeliveryService redrive(Outcome ending) {
        return new RedriveDeliveryService(deliveries, delivery -> ending);
    }
}
