package com.campusg;

import com.campusg.testing.TestDatabase;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;

/** Starts everything on a bare machine. */
class TestCampusGApplication {

    public static void main(String[] args) {
        TestDatabase database = TestDatabase.startIn(Path.of(".data", "postgres"));
        System.setProperty("spring.datasource.url", database.url("postgres"));
        System.setProperty("spring.datasource.username", TestDatabase.USERNAME);
        System.setProperty("spring.datasource.password", TestDatabase.PASSWORD);
        SpringApplication.run(CampusGApplication.class, args);
    }
}
