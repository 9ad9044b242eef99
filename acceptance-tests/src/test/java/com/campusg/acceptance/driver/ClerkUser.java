package com.campusg.acceptance.driver;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a user in Clerk at a point in time. */
record ClerkUser(
        String id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        List<Email> emails,
        @Nullable String primaryEmailId,
        @Nullable String phoneNumber,
        @Nullable String imageUrl,
        Instant updatedAt) {

    record Email(String id, String address, boolean verified) {
        static Email of(String address, boolean verified) {
            return new Email(Ids.next("idn_"), address, verified);
        }
    }

    static ClerkUser named(String id, @Nullable String firstName, Instant updatedAt) {
        return new ClerkUser(
                id, firstName, null, null, List.of(), null, null, "https://img.clerk.com/" + id, updatedAt);
    }

    ClerkUser withNames(@Nullable String newFirstName, @Nullable String newLastName) {
        return new ClerkUser(
                id, newFirstName, newLastName, username, emails, primaryEmailId, phoneNumber, imageUrl, updatedAt);
    }

    ClerkUser withFirstName(@Nullable String newFirstName) {
        return withNames(newFirstName, lastName);
    }

    ClerkUser withUsername(@Nullable String newUsername) {
        return new ClerkUser(
                id, firstName, lastName, newUsername, emails, primaryEmailId, phoneNumber, imageUrl, updatedAt);
    }

    /** Replaces all addresses with one primary address. */
    ClerkUser withEmail(String address, boolean verified) {
        Email email = Email.of(address, verified);
        return withEmails(List.of(email), email.id());
    }

    ClerkUser withEmails(List<Email> newEmails, @Nullable String newPrimaryEmailId) {
        return new ClerkUser(
                id, firstName, lastName, username, newEmails, newPrimaryEmailId, phoneNumber, imageUrl, updatedAt);
    }

    ClerkUser withPhoneNumber(@Nullable String newPhoneNumber) {
        return new ClerkUser(
                id, firstName, lastName, username, emails, primaryEmailId, newPhoneNumber, imageUrl, updatedAt);
    }

    ClerkUser asOf(Instant newUpdatedAt) {
        return new ClerkUser(
                id, firstName, lastName, username, emails, primaryEmailId, phoneNumber, imageUrl, newUpdatedAt);
    }

    Optional<Email> primaryEmail() {
        return emails.stream()
                .filter(email -> email.id().equals(primaryEmailId))
                .findFirst();
    }

    /** The data of an event, including fields that CampusG does not use. */
    Map<String, @Nullable Object> data() {
        long updated = updatedAt.toEpochMilli();
        String phoneId = phoneNumber == null ? null : Ids.next("idn_");
        return Json.object(
                "object",
                "user",
                "id",
                id,
                "username",
                username,
                "first_name",
                firstName,
                "last_name",
                lastName,
                "image_url",
                imageUrl,
                "profile_image_url",
                imageUrl,
                "has_image",
                imageUrl != null,
                "primary_email_address_id",
                primaryEmailId,
                "primary_phone_number_id",
                phoneId,
                "primary_web3_wallet_id",
                null,
                "email_addresses",
                emails.stream().map(ClerkUser::data).toList(),
                "phone_numbers",
                phoneId == null ? List.of() : List.of(phoneData(phoneId)),
                "web3_wallets",
                List.of(),
                "external_accounts",
                List.of(),
                "external_id",
                null,
                "password_enabled",
                true,
                "two_factor_enabled",
                false,
                "public_metadata",
                Map.of(),
                "private_metadata",
                Map.of("allergies", "nuts"),
                "unsafe_metadata",
                Map.of(),
                "last_sign_in_at",
                null,
                "banned",
                false,
                "locked",
                false,
                "created_at",
                updated,
                "updated_at",
                updated);
    }

    private Map<String, @Nullable Object> phoneData(String phoneId) {
        return Json.object(
                "id",
                phoneId,
                "object",
                "phone_number",
                "phone_number",
                phoneNumber,
                "reserved_for_second_factor",
                false,
                "default_second_factor",
                false,
                "verification",
                verification("phone_code", true),
                "linked_to",
                List.of());
    }

    private static Map<String, @Nullable Object> data(Email email) {
        return Json.object(
                "id", email.id(),
                "object", "email_address",
                "email_address", email.address(),
                "reserved", false,
                "verification", verification("email_code", email.verified()),
                "linked_to", List.of());
    }

    private static Map<String, @Nullable Object> verification(String strategy, boolean verified) {
        return Json.object(
                "status", verified ? "verified" : "unverified", "strategy", strategy, "attempts", 1, "expire_at", null);
    }
}
