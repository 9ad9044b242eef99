package com.campusg.persistence;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows as values by the name of the column, in the form that PostgreSQL gives them in JSON. */
public final class JsonRows {

    private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};

    private final JdbcClient jdbc;

    public JsonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads rows.
     *
     * @param select a select statement, with the parameter {@code :id}
     */
    public List<Map<String, Object>> select(String select, String id) {
        return jdbc.sql("select to_jsonb(r)::text from (" + select + ") as r")
                .param("id", id)
                .query((row, number) -> JsonMapper.shared().readValue(row.getString(1), ROW))
                .list();
    }
}
