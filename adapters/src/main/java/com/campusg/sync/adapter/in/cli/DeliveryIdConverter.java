package com.campusg.sync.adapter.in.cli;

import com.campusg.sync.domain.DeliveryId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts arguments to delivery ids. */
final class DeliveryIdConverter implements ITypeConverter<DeliveryId> {

    @Override
    public DeliveryId convert(String text) {
        if (!DeliveryId.isValid(text)) {
            throw new TypeConversionException(
                    "'" + text + "' is not a delivery id. An example is msg_2bX9mQkT7LhYc3Vd");
        }
        return new DeliveryId(text);
    }
}
