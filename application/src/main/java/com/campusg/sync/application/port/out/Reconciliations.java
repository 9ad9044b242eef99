package com.campusg.sync.application.port.out;

import com.campusg.sync.domain.Reconciliation;
import java.util.Optional;

/** The history of completed reconciliations. What is added is durable when the method returns. */
public interface Reconciliations {

    Optional<Reconciliation> last();

    void add(Reconciliation reconciliation);
}
