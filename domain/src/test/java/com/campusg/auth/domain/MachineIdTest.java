package com.campusg.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"mch_a", "mch_2bX9mQkT7LhYc3VdRw5sZaPfN1e"})
    void acceptsIdsOfMachines(String text) {
        assertThat(MachineId.parse(text)).contains(new MachineId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mch_", "mch_a-b", "user_a", "Mch_a", " mch_a", "mch_a\n"})
    void rejectsOtherText(String text) {
        assertThat(MachineId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new MachineId(text));
    }
}
