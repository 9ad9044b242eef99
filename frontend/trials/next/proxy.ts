import { clerkMiddleware } from '@clerk/nextjs/server';

export default clerkMiddleware();

// Without the sign-in page: Clerk's handshake, which the emulator does not support, is not needed after it.
export const config = { matcher: ['/'] };
