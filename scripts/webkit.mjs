import { findExecutable } from './find-executable.mjs';
import { installDebian } from './install-debian.mjs';

/** Finds WebKitGTK's driver and an X server without a screen: `WEBKIT_DRIVER_PATH` and `XVFB_PATH`, then the PATH; null if one is missing. */
export function findWebKit() {
  const driver = findExecutable('WEBKIT_DRIVER_PATH', ['WebKitWebDriver']);
  const xvfb = findExecutable('XVFB_PATH', ['Xvfb']);
  return driver && xvfb ? { driver, xvfb } : null;
}

/** Finds WebKitGTK's driver and Xvfb or installs them with apt, as root on Debian. */
export function ensureWebKit() {
  const found = findWebKit();
  if (found) return found;
  installDebian(['webkit2gtk-driver', 'xvfb'], 'WebKitWebDriver or Xvfb');
  const installed = findWebKit();
  if (!installed)
    throw new Error(
      'No WebKitWebDriver or no Xvfb found: install both, and set WEBKIT_DRIVER_PATH and XVFB_PATH.',
    );
  return installed;
}
