package com.campusg.sync.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"ins_a", "ins_2bX9mQkT7LhYc3VdRw5sZaPfN1e", "ins_a-b_c"})
    void acceptsIdsOfInstances(String text) {
        assertThat(InstanceId.parse(text)).contains(new InstanceId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ins_", "user_a", "Ins_a", " ins_a", "ins_a\n", "ins_ä"})
    void rejectsOtherText(String text) {
        assertThat(InstanceId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new InstanceId(text));
    }
}
