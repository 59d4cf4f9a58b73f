/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The front packs each answer once; Next would do it for each request.
  compress: false,
  // `npm run verify` checks the types, of the tests too; a build is for what has passed it.
  typescript: { ignoreBuildErrors: true },
};

export default nextConfig;
