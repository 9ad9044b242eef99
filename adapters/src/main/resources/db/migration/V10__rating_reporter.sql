-- The machine that reported a rating, so that the ratings of a stolen machine token can be found. Null for older ratings.
alter table ratings_given add column reported_by text collate "C";
