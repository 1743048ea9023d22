/**
 * Which server certificates are accepted: those the system trusts, or what the user names instead,
 * because an OpenWhisk of one's own mostly has a certificate that nobody else signed. It knows TLS,
 * nothing of OpenWhisk.
 */
@NullMarked
package io.whiskwatt.openwhisk.client.trust;

import org.jspecify.annotations.NullMarked;
