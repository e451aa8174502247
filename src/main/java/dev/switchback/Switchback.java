package dev.switchback;

import java.time.InstantSource;
import java.util.List;

import dev.switchback.readiness.command.Assess;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service: a rehearsal on this machine unless settings say otherwise. Asked to `assess` an inventory, it does
/// that and starts nothing.
@SpringBootApplication
public class Switchback {

	public static void main(String[] args) {
		if (args.length > 0 && args[0].equals(Assess.COMMAND)) {
			System.exit(new Assess(System.in, System.out, System.err, InstantSource.system())
				.run(List.of(args).subList(1, args.length)));
		}
		SpringApplication.run(Switchback.class, args);
	}

}
