package dev.switchback.azure.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;

/// The way to the network.
interface Door {

	/// What a name leads to now; of several addresses the first.
	InetAddress resolve(String host) throws IOException;

	/// Connects to exactly that address.
	Socket connect(InetSocketAddress address, int millis) throws IOException;

	/// The real one.
	Door OPEN = new Door() {

		@Override
		public InetAddress resolve(String host) throws IOException {
			return InetAddress.getByName(host);
		}

		@Override
		public Socket connect(InetSocketAddress address, int millis) throws IOException {
			var socket = new Socket(Proxy.NO_PROXY);
			try {
				socket.connect(address, millis);
				return socket;
			}
			catch (IOException ex) {
				socket.close();
				throw ex;
			}
		}

	};

}
