package com.campusg.rating.adapter.out.postgres;

import com.campusg.user.domain.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface RatingRows extends Repository<RatingRow, Long> {

    RatingRow save(RatingRow row);

    /** Without a rater: of all who have left. */
    List<RatingRow> findByOrderIdAndRoleAndRater(String orderId, Role role, @Nullable String rater);

    /** In one order, for two who rated each other may leave at once. */
    @Query("select * from ratings_given where rated = :id or rater = :id order by rating_id for update")
    List<RatingRow> lockAllAbout(String id);

    @Modifying
    @Query("delete from ratings_given where rated = :id")
    void deleteByRated(String id);

    @Modifying
    @Query("update ratings_given set rater = null where rater = :id")
    void eraseRater(String id);
}
