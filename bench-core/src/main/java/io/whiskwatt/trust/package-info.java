/**
 * Which server certificates are accepted: those the system trusts, or what the user names instead,
 * because servers of one's own (an OpenWhisk, an energy agent) mostly have a certificate that
 * nobody else signed. It judges certificates and opens no connection.
 */
@NullMarked
package io.whiskwatt.trust;

import org.jspecify.annotations.NullMarked;
