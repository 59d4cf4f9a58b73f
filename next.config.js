/** The path in front of all others that the board is built for; empty for the root of its host. The start tells what the build was told. */
function readBasePath() {
  const path = process.env.BASE_PATH?.trim() ?? '';
  if (path === '' || /^(\/[\w~-][\w.~-]*)+$/.test(path)) return path;
  throw new Error(
    'BASE_PATH must begin with a slash and not end with one, and hold letters, digits, dots, hyphens and underscores in between, like /board.',
  );
}

const basePath = readBasePath();

/** @type {import('next').NextConfig} */
const nextConfig = {
  basePath,
  // What lib/site/base-path.ts reads, on the server and in the browser.
  env: { BASE_PATH: basePath },
  // Left to Node: native modules, and what only the worker's thread loads.
  serverExternalPackages: ['@photostructure/sqlite', 'nodemailer', 'pg'],
  reactStrictMode: true,
  poweredByHeader: false,
  // One rendering is for everybody, those who read only its head included: nothing of it may come later.
  htmlLimitedBots: /.*/,
  experimental: {
    // The edge removes the headers of Next's router, by which Next would check `_rsc` and redirect. Pages as data are not cached.
    validateRSCRequestHeaders: false,
    // Each page is loaded when it is first opened: a start is faster, and unused pages take no memory.
    preloadEntriesOnStart: false,
  },
  // The front packs each answer once; Next would do it for each request.
  compress: false,
  // `npm run verify` checks the types, of the tests too; a build is for what has passed it.
  typescript: { ignoreBuildErrors: true },
};

export default nextConfig;
