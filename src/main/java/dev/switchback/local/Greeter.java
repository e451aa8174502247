package dev.switchback.local;

import java.io.PrintStream;
import java.net.URI;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/// Tells the person at the console, once everything is up, where things are and what to try first.
final class Greeter implements ApplicationListener<ApplicationReadyEvent> {

	private final RehearsalSettings settings;

	private final URI simulator;

	private final PrintStream console;

	Greeter(RehearsalSettings settings, URI simulator, PrintStream console) {
		this.settings = settings;
		this.simulator = simulator;
		this.console = console;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		Integer port = event.getApplicationContext().getEnvironment().getProperty("local.server.port", Integer.class);
		if (port != null) {
			this.console.println(new Greeting(this.settings.stateDir(), port, this.simulator).text());
		}
	}

}
