import { existsSync } from 'node:fs';

/** Reads and validates BASE_PATH from the environment or `.env`; exits if it is invalid. */
export async function readBasePath() {
  // Node and Next parse .env differently, but not for valid paths.
  if (existsSync('.env')) process.loadEnvFile();
  try {
    const { default: nextConfig } = await import('../next.config.js');
    return nextConfig.basePath;
  } catch (error) {
    console.error(`prodmanager-dashboard: ${error.message}`);
    process.exit(1);
  }
}
