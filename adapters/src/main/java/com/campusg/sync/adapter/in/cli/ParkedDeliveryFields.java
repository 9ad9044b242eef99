package com.campusg.sync.adapter.in.cli;

import com.campusg.sync.domain.ParkedDelivery;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a parked delivery by name, without the payload. */
final class ParkedDeliveryFields {

    private ParkedDeliveryFields() {}

    static Map<String, Object> of(ParkedDelivery parked) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", parked.delivery().id().value());
        fields.put("receivedAt", parked.delivery().receivedAt().toString());
        fields.put("bytes", parked.delivery().payload().bytes().length);
        fields.put("reason", parked.reason());
        return fields;
    }
}
