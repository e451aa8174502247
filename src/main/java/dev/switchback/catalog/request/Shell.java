package dev.switchback.catalog.request;

/// Commands for people to paste.
public final class Shell {

	private Shell() {
	}

	/// For a shell: whatever is in it stands for itself.
	public static String quoted(String text) {
		return "'" + text.replace("'", "'\\''") + "'";
	}

	/// Reads a resource of Azure's, in whichever cloud `az` is signed in to.
	///
	/// @param query of JMESPath
	public static String read(String id, String version, String query) {
		return "az rest --method get --url %s --query %s".formatted(quoted("%s?api-version=%s".formatted(id, version)),
				quoted(query));
	}

	/// Posts to a resource of Azure's.
	///
	/// @param body JSON; empty for none
	public static String post(String id, String version, String body) {
		var url = quoted("%s?api-version=%s".formatted(id, version));
		return "az rest --method post --url %s%s".formatted(url, body.isEmpty() ? "" : " --body " + quoted(body));
	}

}
