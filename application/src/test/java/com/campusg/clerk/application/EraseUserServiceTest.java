package com.campusg.clerk.application;

import static com.campusg.clerk.application.port.out.DeliveryFixture.ID;
import static com.campusg.clerk.application.port.out.DeliveryFixture.deliveryOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.application.port.out.InMemoryDeliveries;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.domain.ClerkUserId;
import org.junit.jupiter.api.Test;

class EraseUserServiceTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");

    private final CampusFixture campus = new CampusFixture();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();

    @Test
    void removesTheUserAndWhatIsParkedAboutThem() {
        deliveries.park(deliveryOf(ID, "{\"id\":\"user_ada\"".getBytes(UTF_8)), "not JSON");

        assertThat(new EraseUserService(campus.removeUser, deliveries).erase(ADA))
                .isEqualTo(new RemoveUser.Outcome.Removed());
        assertThat(campus.users.findByClerkUserId(ADA)).isPresent();
        assertThat(deliveries.count()).isZero();
    }
}
