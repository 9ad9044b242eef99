package com.campusg.rating.adapter.out.postgres;

import com.campusg.user.domain.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface RatingRows extends Repository<RatingRow, Long> {

    RatingRow save(RatingRow row);

    /** A null rater finds the ratings of all erased raters. */
    List<RatingRow> findByOrderIdAndRoleAndRater(String orderId, Role role, @Nullable String rater);

    /** Locks in one order, because two users who rated each other may be deleted at the same time. */
    @Query("select * from ratings_given where rated in (:ids) or rater in (:ids) order by rating_id for update")
    List<RatingRow> lockAllOf(List<String> ids);

    @Modifying
    @Query("delete from ratings_given where rated in (:ids)")
    void deleteByRatedIn(List<String> ids);

    @Modifying
    @Query("update ratings_given set rater = null where rater in (:ids)")
    void eraseRaters(List<String> ids);
}
