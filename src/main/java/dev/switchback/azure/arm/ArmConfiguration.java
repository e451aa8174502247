package dev.switchback.azure.arm;

import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the way to ARM together from the settings.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ ArmSettings.class, BudgetSettings.class })
class ArmConfiguration {

	@Bean
	Arm arm(ArmSettings settings, CallBudget budget, BudgetSettings budgetSettings, InstantSource clock, Ticker ticker,
			Pause pause) {
		var http = http(settings);
		return arm(settings, http, new Tokens(() -> Credentials.of(settings, http), settings.scope(), clock),
				new Allowances(ticker, budget, budgetSettings.postsCountAs()), clock, ticker, pause);
	}

	@Bean
	ArmAddress armAddress(ArmSettings settings) {
		return new ArmAddress(settings.resourceManagerEndpoint(), Trust.with(settings.caCertificate()));
	}

	static Arm arm(ArmSettings settings, HttpClient http, SignIn signIn, Allowances allowances, InstantSource clock,
			Ticker ticker, Pause pause) {
		var endpoint = new ArmEndpoint(settings.resourceManagerEndpoint());
		var pipeline = ArmPipeline.of(http, new TokenPolicy(endpoint, signIn, settings.scope()), allowances, pause);
		return new Arm(pipeline, endpoint, settings.terms(), signIn, allowances, clock, ticker, pause);
	}

	/// HTTP/1.1, because the JDK's client may repeat a request by itself over HTTP/2; and
	/// it follows no redirects.
	static HttpClient http(ArmSettings settings) {
		var jdk = java.net.http.HttpClient.newBuilder()
			.version(Version.HTTP_1_1)
			.followRedirects(Redirect.NEVER)
			.sslContext(Trust.with(settings.caCertificate()))
			.executor(Executors.newVirtualThreadPerTaskExecutor());
		return new JdkHttpClientBuilder(jdk).connectionTimeout(settings.connectTimeout())
			.responseTimeout(settings.readTimeout())
			.readTimeout(settings.readTimeout())
			.writeTimeout(settings.writeTimeout())
			.build();
	}

	@Bean
	@ConditionalOnMissingBean
	Ticker ticker() {
		return System::nanoTime;
	}

	/// Waits for something that never comes.
	@Bean
	@ConditionalOnMissingBean
	Pause pause() {
		return (duration) -> {
			var never = new CountDownLatch(1);
			if (never.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new IllegalStateException("nobody counts this down");
			}
		};
	}

}
