package dev.switchback.house.samples.api;

import javax.sql.DataSource;

import org.springframework.web.bind.annotation.RestController;

@RestController
record AsksTheDatabase(DataSource database) {
}
