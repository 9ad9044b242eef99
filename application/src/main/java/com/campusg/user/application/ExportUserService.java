package com.campusg.user.application;

import com.campusg.user.application.port.in.ExportUser;
import com.campusg.user.application.port.out.PersonalData;
import com.campusg.user.domain.ClerkUserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the records of all features. */
public final class ExportUserService implements ExportUser {

    private final List<PersonalData> personalData;

    public ExportUserService(List<PersonalData> personalData) {
        this.personalData = List.copyOf(personalData);
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(ClerkUserId clerkUserId) {
        Map<String, List<Map<String, Object>>> sections = new LinkedHashMap<>();
        sections.put(USER, List.of());
        personalData.forEach(feature -> sections.putAll(feature.of(clerkUserId)));
        return sections;
    }
}
