package com.campusg.clerk.adapter.in.cli;

import com.campusg.clerk.domain.DeliveryId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

final class DeliveryIdConverter implements ITypeConverter<DeliveryId> {

    @Override
    public DeliveryId convert(String text) {
        if (!DeliveryId.isValid(text)) {
            throw new TypeConversionException("'" + text + "' is no delivery id; one looks like msg_2bX9mQkT7LhYc3Vd");
        }
        return new DeliveryId(text);
    }
}
