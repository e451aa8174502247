package dev.switchback.azure.expressroute;

/// What is declared about the MD5 key of a peering's BGP sessions. Azure never returns the key, and a write without it may
/// erase it.
public enum Md5 {

	NOT_USED, USED, UNKNOWN

}
