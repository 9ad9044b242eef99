'use client';

import { useAuth } from '@clerk/nextjs';

export default function SignIn() {
  const { isSignedIn } = useAuth();
  return isSignedIn ? <a href="/">Profile</a> : <a href="/__clerk/sign-up?redirect_url=%2Fsign-in">Sign up</a>;
}
