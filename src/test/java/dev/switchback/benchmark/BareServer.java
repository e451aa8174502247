package dev.switchback.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import com.sun.net.httpserver.HttpServer;

/// The least that a JVM has to do to answer: what a start takes on this machine whatever one writes.
final class BareServer {

	private BareServer() {
	}

	public static void main(String[] arguments) throws IOException {
		var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
		var server = HttpServer.create(address, 0);
		server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		server.start();
	}

}
