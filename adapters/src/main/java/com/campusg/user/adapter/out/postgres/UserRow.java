package com.campusg.user.adapter.out.postgres;

import com.campusg.persistence.DatabaseFailures;
import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Ratings;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserId;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code users}.
 *
 * @param customerRating null if it is not finite
 * @param customerRatingTotal null if there was no rating as a customer since totals are stored
 * @param runnerRating null if it is not finite
 * @param runnerRatingTotal null if there was no rating as a runner since totals are stored
 */
record UserRow(
        String userId,
        @Nullable String clerkUserId,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phoneNumber,
        @Nullable String imageUrl,
        boolean banned,
        @Nullable BigDecimal customerRating,
        int customerRatingCount,
        @Nullable BigDecimal customerRatingTotal,
        @Nullable BigDecimal runnerRating,
        int runnerRatingCount,
        @Nullable BigDecimal runnerRatingTotal,
        @Nullable OffsetDateTime clerkUpdatedAt,
        @Nullable OffsetDateTime clerkSentAt,
        @Nullable OffsetDateTime deletedAt,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        long version) {

    /** The columns in the order of {@link #write}. */
    static final String COLUMNS = """
            user_id, clerk_user_id, email, email_verified, username, first_name, last_name, phone_number, image_url, banned,
            customer_rating, customer_rating_count, customer_rating_total,
            runner_rating, runner_rating_count, runner_rating_total,
            clerk_updated_at, clerk_sent_at, deleted_at, created_at, updated_at, version""";

    /** A parameter for each column. */
    static final String PARAMETERS = COLUMNS.replaceAll("\\w+", "?");

    static UserRow read(ResultSet row) throws SQLException {
        return new UserRow(
                row.getString("user_id"),
                row.getString("clerk_user_id"),
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("username"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("phone_number"),
                row.getString("image_url"),
                row.getBoolean("banned"),
                average(row, "customer_rating"),
                row.getInt("customer_rating_count"),
                row.getBigDecimal("customer_rating_total"),
                average(row, "runner_rating"),
                row.getInt("runner_rating_count"),
                row.getBigDecimal("runner_rating_total"),
                row.getObject("clerk_updated_at", OffsetDateTime.class),
                row.getObject("clerk_sent_at", OffsetDateTime.class),
                row.getObject("deleted_at", OffsetDateTime.class),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("updated_at", OffsetDateTime.class),
                row.getLong("version"));
    }

    /** PostgreSQL's numbers include NaN and infinity, which the driver rejects. */
    private static @Nullable BigDecimal average(ResultSet row, String column) throws SQLException {
        try {
            return row.getBigDecimal(column);
        } catch (SQLException failure) {
            if (DatabaseFailures.isDataException(failure)) {
                return null;
            }
            throw failure;
        }
    }

    /**
     * Sets a parameter for each column, starting with the first parameter.
     *
     * @return the index of the next parameter
     */
    int write(PreparedStatement statement) throws SQLException {
        statement.setString(1, userId);
        statement.setString(2, clerkUserId);
        statement.setString(3, email);
        statement.setBoolean(4, emailVerified);
        statement.setString(5, username);
        statement.setString(6, firstName);
        statement.setString(7, lastName);
        statement.setString(8, phoneNumber);
        statement.setString(9, imageUrl);
        statement.setBoolean(10, banned);
        statement.setBigDecimal(11, customerRating);
        statement.setInt(12, customerRatingCount);
        statement.setBigDecimal(13, customerRatingTotal);
        statement.setBigDecimal(14, runnerRating);
        statement.setInt(15, runnerRatingCount);
        statement.setBigDecimal(16, runnerRatingTotal);
        setTime(statement, 17, clerkUpdatedAt);
        setTime(statement, 18, clerkSentAt);
        setTime(statement, 19, deletedAt);
        setTime(statement, 20, createdAt);
        setTime(statement, 21, updatedAt);
        statement.setLong(22, version);
        return 23;
    }

    /**
     * Sets a time with its type name even if it is null. Without it the driver would prepare the statement again whenever a
     * null follows a value.
     */
    private static void setTime(PreparedStatement statement, int parameter, @Nullable OffsetDateTime time)
            throws SQLException {
        if (time == null) {
            statement.setNull(parameter, Types.TIMESTAMP_WITH_TIMEZONE, "timestamptz");
        } else {
            statement.setObject(parameter, time);
        }
    }

    static UserRow from(User user) {
        ClerkIdentity identity = user.identity();
        Revision revision = identity == null ? null : identity.revision();
        Profile profile = user.profile();
        EmailAddress email = profile.email();
        Rating customer = user.ratings().asCustomer();
        Rating runner = user.ratings().asRunner();
        Instant deletedAt = user.deletedAt();
        return new UserRow(
                user.id().value(),
                identity == null ? null : identity.clerkUserId().value(),
                email == null ? null : email.value(),
                email != null && email.verified(),
                profile.username(),
                profile.firstName(),
                profile.lastName(),
                profile.phoneNumber(),
                profile.imageUrl(),
                profile.banned(),
                customer.average(),
                customer.count(),
                customer.total(),
                runner.average(),
                runner.count(),
                runner.total(),
                revision == null ? null : revision.updatedAt().atOffset(ZoneOffset.UTC),
                revision == null ? null : revision.sentAt().atOffset(ZoneOffset.UTC),
                deletedAt == null ? null : deletedAt.atOffset(ZoneOffset.UTC),
                user.createdAt().atOffset(ZoneOffset.UTC),
                user.updatedAt().atOffset(ZoneOffset.UTC),
                user.version());
    }

    User toDomain() {
        return new User(
                new UserId(userId),
                clerkUserId == null ? null : new ClerkIdentity(new ClerkUserId(clerkUserId), revision()),
                new Profile(emailAddress(), username, firstName, lastName, phoneNumber, imageUrl, banned),
                new Ratings(
                        rating(customerRating, customerRatingCount, customerRatingTotal),
                        rating(runnerRating, runnerRatingCount, runnerRatingTotal)),
                deletedAt == null ? null : deletedAt.toInstant(),
                createdAt.toInstant(),
                updatedAt.toInstant(),
                version);
    }

    /** An average from before Clerk that is no mean of stars counts as no rating. */
    private static Rating rating(@Nullable BigDecimal average, int count, @Nullable BigDecimal total) {
        if (average == null || !Rating.isAverage(average)) {
            return Rating.unrated();
        }
        return total == null ? new Rating(average, count) : new Rating(average, count, total);
    }

    private @Nullable Revision revision() {
        return clerkUpdatedAt == null || clerkSentAt == null
                ? null
                : new Revision(clerkUpdatedAt.toInstant(), clerkSentAt.toInstant());
    }

    /** Users from before Clerk may have an empty address. */
    private @Nullable EmailAddress emailAddress() {
        return email == null || email.isBlank() ? null : new EmailAddress(email, emailVerified);
    }
}
