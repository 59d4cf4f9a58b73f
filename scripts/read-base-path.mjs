import { existsSync } from 'node:fs';

/** The path in front of all others, from the environment or `.env`, checked. Ends this process where it is none. */
export async function readBasePath() {
  // A path holds nothing that readers of such files disagree on.
  if (existsSync('.env')) process.loadEnvFile();
  try {
    const { default: nextConfig } = await import('../next.config.js');
    return nextConfig.basePath;
  } catch (error) {
    console.error(`prodmanager-dashboard: ${error.message}`);
    process.exit(1);
  }
}
