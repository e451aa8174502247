package dev.switchback.house.samples.api;

import org.springframework.web.client.RestClient;

record CallsOut(RestClient client) {
}
