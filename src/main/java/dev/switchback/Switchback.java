package dev.switchback;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service: a rehearsal on this machine unless settings say otherwise.
@SpringBootApplication
public class Switchback {

	public static void main(String[] args) {
		SpringApplication.run(Switchback.class, args);
	}

}
