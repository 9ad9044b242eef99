import type { NextConfig } from 'next';

// Proxies the emulator, so that Clerk's Frontend API has the origin of the page.
export default {
  rewrites: () =>
    Promise.resolve([{ source: '/__clerk/:path*', destination: `${process.env['CLERK_API_URL']}/__clerk/:path*` }]),
} satisfies NextConfig;
