import { clerkMiddleware } from '@clerk/nextjs/server';

export default clerkMiddleware();

// Without the sign-in page, after which Clerk's handshake is not needed.
export const config = { matcher: ['/'] };
