-- Which of two things that happened to a user is the later one. Nothing has been told to anybody so far.
alter table users
    add column version bigint not null default 0;

-- What happened to users and was not told to others yet, as Spring Modulith keeps it. There is nothing personal in it but
-- Clerk's id, and nothing at all without Kafka. The place is ours: a user's events are written under the user's lock, so
-- theirs are in the order of their commits, which no clock could promise.
create table event_publication (
    id                     uuid primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz,
    place                  bigint generated always as identity
);

create unique index ix_event_publication_place on event_publication (place);
