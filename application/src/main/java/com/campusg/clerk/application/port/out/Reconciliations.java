package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.Reconciliation;
import java.util.Optional;

/** The reconciliations that came to their end. What is added is durable at once. */
public interface Reconciliations {

    Optional<Reconciliation> last();

    void add(Reconciliation reconciliation);
}
